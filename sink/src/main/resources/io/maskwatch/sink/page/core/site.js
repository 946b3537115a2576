/**
 * What the page knows of the site: cameras, areas, open alerts, the newest windows. Read once, then kept up by events;
 * read anew after a reset. Views read it and listen to `changed`; they never write to it.
 */
import {get, getAll} from './http.js'
import {iso, learn, now} from './clock.js'
import {eventFeed} from './events.js'
import {signal} from './signal.js'

const STATUS_EVERY_MS = 10000

export function siteModel() {
  const feed = eventFeed()
  const changed = signal()
  const alertOpened = signal()
  const windowEnded = signal()
  const site = {
    feed,
    cameras: new Map(),
    areas: [],
    alerts: new Map(),
    windows: new Map(),
    status: null,
    statusAt: 0,
    windowMs: 60000,
    loaded: false,
    problem: null,
    onChange: changed.listen,
    onAlertOpened: alertOpened.listen,
    onWindowEnded: windowEnded.listen,
    start,
    stop,
    readAll,
    readCameras,
    readAreas,
    nameOf,
  }
  let timer = null

  async function start() {
    feed.onEvent(receive)
    feed.onState(() => changed.tell())
    feed.start()
    timer = setInterval(readStatus, STATUS_EVERY_MS)
    await readAll()
  }

  function stop() {
    clearInterval(timer)
    feed.stop()
  }

  async function readAll() {
    try {
      await Promise.all([readCameras(), readAreas(), readAlerts(), readStatus(), readWindowLength()])
      await readWindows()
      site.loaded = true
      site.problem = null
    } catch (problem) {
      site.problem = problem
    }
    changed.tell()
  }

  async function readCameras() {
    const cameras = await getAll('/cameras')
    site.cameras = new Map(cameras.map(camera => [camera.id, camera]))
    changed.tell()
  }

  async function readAreas() {
    site.areas = await getAll('/areas')
    changed.tell()
  }

  async function readAlerts() {
    const open = await getAll('/alerts', {state: 'OPEN', limit: 200})
    site.alerts = new Map(open.map(alert => [alert.id, alert]))
  }

  async function readWindowLength() {
    const {inForce, windowLengthMs} = await get('/settings/site')
    site.windowMs = inForce?.windowLengthMs ?? windowLengthMs ?? site.windowMs
  }

  async function readStatus() {
    try {
      site.status = await get('/status')
      site.statusAt = Date.now()
      learn(site.status.now)
    } catch (problem) {
      if (!site.loaded) throw problem
    }
    changed.tell()
  }

  async function readWindows() {
    const subjects = [...site.cameras.keys(), ...site.areas.map(area => `area:${area.id}`)]
    if (!subjects.length) return
    const recent = await getAll('/windows', {subject: subjects, from: iso(now() - 10 * 60000), to: iso(now() + 60000)})
    recent.forEach(keep)
  }

  function keep(window) {
    const known = site.windows.get(window.subject) ?? {last: null, open: null, firstAt: null}
    if (window.kind === 'FINAL') {
      if (window.coverage && (!known.firstAt || window.startAt < known.firstAt)) known.firstAt = window.startAt
      if (!known.last || known.last.startAt <= window.startAt) known.last = window
      if (known.open && known.open.startAt <= window.startAt) known.open = null
    } else if (!known.last || known.last.startAt < window.startAt) {
      known.open = window
    }
    site.windows.set(window.subject, known)
  }

  const receivers = {
    window(window) {
      keep(window)
      if (window.kind === 'FINAL') windowEnded.tell(window)
    },
    alert(alert) {
      const fresh = !site.alerts.has(alert.id) && !alert.closedAt
      if (alert.closedAt) site.alerts.delete(alert.id)
      else site.alerts.set(alert.id, {...site.alerts.get(alert.id), ...alert})
      if (fresh) alertOpened.tell(alert)
    },
    acknowledgement({alertId, ...acknowledgement}) {
      const alert = site.alerts.get(alertId)
      if (!alert || alert.acknowledgements?.some(a => a.at === acknowledgement.at && a.by === acknowledgement.by)) return
      site.alerts.set(alertId, {...alert, acknowledgements: [...(alert.acknowledgements ?? []), acknowledgement]})
    },
    status({cameraId, status}) {
      const camera = site.cameras.get(cameraId)
      if (camera) site.cameras.set(cameraId, {...camera, status})
    },
    camera() {
      readCameras().catch(() => {})
    },
    settings({subject}) {
      if (subject?.startsWith('area:')) readAreas().catch(() => {})
      if (subject === 'site') readWindowLength().catch(() => {})
    },
    reset() {
      readAll()
    },
  }

  function receive(type, news) {
    receivers[type]?.(news)
    changed.tell(type, news)
  }

  function nameOf(subject) {
    if (subject?.startsWith('area:')) return site.areas.find(area => `area:${area.id}` === subject)?.name ?? subject.slice(5)
    return site.cameras.get(subject)?.name ?? subject
  }

  return site
}
