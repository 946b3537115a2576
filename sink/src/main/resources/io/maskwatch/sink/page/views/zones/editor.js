/** The zones of a camera: shown over its picture, changed by mouse, finger and keyboard, saved with the revision they came from. */
import {exchange} from '../../core/http.js'
import {mayOperate} from '../../core/session.js'
import {t} from '../../texts/index.js'
import {added, changed, crosses, fromSettings, merged, moved, split, toSettings, without} from './model.js'
import {overlay} from './overlay.js'
import {panel} from './panel.js'

export function zoneEditor({cameraId, announce, repaint}) {
  const path = `/settings/${encodeURIComponent(cameraId)}`
  const state = {
    zones: [], editing: false, dirty: false, busy: false, conflict: false, problem: null, said: '', chosen: {zone: 0, corner: 0}, widthPx: 1280, heightPx: 720, frame: null,
    hold(element) {
      state.frame = element ?? null
    },
  }
  let settings = null
  let etag = null

  async function read() {
    try {
      const answer = await exchange('GET', path)
      accept(answer)
      state.problem = null
    } catch (problem) {
      state.problem = problem
    }
    repaint()
  }

  function accept(answer) {
    settings = answer.data
    etag = answer.etag
    state.zones = fromSettings(settings)
    state.dirty = false
    state.conflict = false
  }

  async function save() {
    const crossing = state.zones.findIndex(crosses)
    if (crossing >= 0) return say(t('zones.crosses', {name: nameOf(crossing)}))
    state.busy = true
    repaint()
    try {
      await send()
      state.editing = false
      say(t('zones.saved'))
    } catch (problem) {
      state.conflict = problem.status === 412
      state.problem = state.conflict ? null : problem
    }
    state.busy = false
    repaint()
  }

  async function send() {
    const {subject, revision, inForce, ...body} = settings
    const answer = await exchange('PUT', path, {body: {...body, zones: toSettings(state.zones)}, headers: {'If-Match': etag}})
    if (answer.etag && answer.data) accept(answer)
    else await read()
  }

  /** Keeps what was drawn, on top of what somebody else saved meanwhile. */
  async function overwrite() {
    const mine = state.zones
    await read()
    state.zones = mine
    await save()
  }

  function change(zones) {
    if (zones === state.zones) return
    state.zones = zones
    state.dirty = true
    state.said = ''
    const {zone, corner} = state.chosen
    state.chosen.zone = Math.max(0, Math.min(zone, zones.length - 1))
    state.chosen.corner = Math.max(0, Math.min(corner, (zones[state.chosen.zone]?.corners.length ?? 1) - 1))
    repaint()
  }

  function say(text) {
    state.said = text
    announce(text)
    repaint()
  }

  const nameOf = index => state.zones[index]?.name || t('zones.zone', {n: index + 1})

  const actions = {
    nameOf,
    begin() {
      state.editing = true
      state.said = ''
      repaint()
    },
    async discard() {
      state.editing = false
      await read()
    },
    choose(zone, corner) {
      if (state.chosen.zone === zone && state.chosen.corner === corner) return
      state.chosen = {zone, corner}
      repaint()
    },
    add(kind) {
      change(added(state.zones, kind))
      actions.choose(state.zones.length - 1, 0)
    },
    drop: index => change(without(state.zones, index)),
    setKind: (index, kind) => change(changed(state.zones, index, {kind})),
    move: (zone, corner, point) => change(moved(state.zones, zone, corner, point)),
    split(zone, corner) {
      change(split(state.zones, zone, corner))
      actions.choose(zone, corner + 1)
    },
    merge: (zone, corner) => change(merged(state.zones, zone, corner)),
    save,
    overwrite,
    takeTheirs: read,
    reload: read,
  }

  read()
  return {
    overlay: () => overlay(state, actions),
    panel: () => panel(state, actions, mayOperate() && settings !== null),
    shape(widthPx, heightPx) {
      state.widthPx = widthPx
      state.heightPx = heightPx
    },
  }
}
