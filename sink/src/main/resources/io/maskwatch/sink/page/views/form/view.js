/** Adds a camera or changes one: describe it, try it, save it. */
import {html} from '/lib/lit-html/lit-html.js'
import {exchange, get, post} from '../../core/http.js'
import {painter} from '../../core/painter.js'
import {go} from '../../core/router.js'
import {mayOperate} from '../../core/session.js'
import {failure, reason} from '../../parts/failure.js'
import {t} from '../../texts/index.js'
import {fresh, host, identity, toSend, variable, writable} from './draft.js'
import {cameraFields} from './fields.js'
import {probePanel} from './probe.js'

export function open(root, {site, route, announce}) {
  const known = route.name === 'edit' ? route.id : null
  const surface = painter(root, template)
  const probe = probePanel({repaint: surface.paint, announce, take})
  const state = {draft: known ? null : fresh(), ownId: Boolean(known), oldHost: '', confirmedHost: null, problem: null, busy: false}

  async function read() {
    try {
      const camera = await get(`/cameras/${encodeURIComponent(known)}`)
      state.draft = writable(camera)
      state.oldHost = host(camera.url)
      state.problem = null
    } catch (problem) {
      state.problem = problem
    }
    surface.paint()
  }

  function set(news) {
    state.draft = {...state.draft, ...news}
    if ('id' in news) state.ownId = true
    if ('name' in news && !state.ownId) state.draft.id = identity(news.name)
    surface.paint()
  }

  function setCredentials(news) {
    const {credentials, id} = state.draft
    if (news === null) return set({credentials: null})
    set({credentials: {username: '', passwordEnv: variable(id || 'name'), passwordFile: null, ...credentials, ...news}})
  }

  /** Takes over what a probe recommends. */
  function take({detectAtPx, framesPerSecond}) {
    set({...(detectAtPx && {detectAtPx}), ...(framesPerSecond && {framesPerSecond})})
  }

  async function save(event) {
    event.preventDefault()
    state.busy = true
    state.problem = null
    surface.paint()
    try {
      const body = toSend(state.draft, moved() && state.confirmedHost === host(state.draft.url) ? state.confirmedHost : null)
      if (known) await exchange('PUT', `/cameras/${encodeURIComponent(known)}`, {body})
      else await post('/cameras', body)
      await site.readCameras()
      announce(t('form.saved', {name: body.name}))
      go(`/camera/${encodeURIComponent(body.id)}`)
    } catch (problem) {
      state.problem = problem
      state.busy = false
      surface.paintNow()
      root.querySelector('[aria-invalid="true"], .form-message')?.focus()
    }
  }

  /** Whether a camera with a password now stands at another host. */
  const moved = () => Boolean(known && state.draft.credentials && state.oldHost && host(state.draft.url) !== state.oldHost)

  function confirm(on) {
    state.confirmedHost = on ? host(state.draft.url) : null
    surface.paint()
  }

  const errorOf = name => state.problem?.field?.(name) ?? probe.problem()?.field?.(name) ?? null

  function template() {
    const title = known ? t('form.edit', {name: site.nameOf(known)}) : t('form.add')
    if (!mayOperate()) return html`<h1 tabindex="-1">${title}</h1><p class="notice">${t('problem.forbidden')}</p>`
    if (!state.draft) return html`<h1 tabindex="-1">${title}</h1>${state.problem ? failure(state.problem, read) : html`<p class="waiting" role="status">${t('common.loading')}</p>`}`
    return html`
      <div class="view-head"><h1 tabindex="-1">${title}</h1></div>
      <div class="form-grid">
        <form class="panel camera-form" @submit=${save} novalidate data-test="camera-form">
          ${cameraFields({draft: state.draft, set, setCredentials, errorOf, fixedId: Boolean(known), move: moved() ? {host: host(state.draft.url), confirmed: state.confirmedHost === host(state.draft.url), confirm} : null})}
          ${state.problem ? html`<p class="form-message" role="alert" tabindex="-1" data-test="form-message">${t('form.wrong', {text: reason(state.problem)})}</p>` : ''}
          <div class="form-buttons">
            <button type="button" data-test="probe" ?disabled=${!state.draft.url.trim() || probe.running()} @click=${() => probe.start(state.draft)}>${t('form.probe')}</button>
            <button class="primary" data-test="save-camera" ?disabled=${state.busy}>${t('form.save')}</button>
            <a class="button quiet" href=${known ? `#/camera/${known}` : '#/'}>${t('common.cancel')}</a>
          </div>
        </form>
        ${probe.template(state.draft)}
      </div>`
  }

  if (known) read()
  surface.paintNow()
  return {
    title: known ? t('form.edit', {name: site.nameOf(known)}) : t('form.add'),
    close() {
      probe.close()
      surface.stop()
    },
  }
}
