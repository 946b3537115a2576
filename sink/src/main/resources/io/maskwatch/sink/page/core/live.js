/**
 * Live pictures of all watched cameras over one WebSocket. A picture is decoded once, given to each watcher, and closed
 * when they return; while one is decoded, only the newest that follows is kept. Nothing is fetched while the page is hidden.
 */
import {address} from './http.js'
import {parse} from './picture.js'

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 20000

/** The server's word that this role may not see faces. */
const FACES_REFUSED = 4403

export function livePictures() {
  const watchers = new Set()
  const decoding = new Map()
  let socket = null
  let pauseMs = FIRST_PAUSE_MS
  let retry = null
  let sent = ''
  let asking = null

  /** Watches a camera until the given function is called. `onPicture(bitmap, header)` must draw at once. */
  function watch(cameraId, {widthPx, unblurred = false, onPicture, onState = () => {}}) {
    const watcher = {cameraId, widthPx, unblurred, onPicture, onState}
    watchers.add(watcher)
    askSoon()
    return () => {
      watchers.delete(watcher)
      askSoon()
    }
  }

  function askSoon() {
    clearTimeout(asking)
    asking = setTimeout(ask, 60)
  }

  function ask() {
    if (!watchers.size || document.hidden) return close()
    if (!socket) return open()
    if (socket.readyState !== WebSocket.OPEN) return
    const text = JSON.stringify(wanted())
    if (text !== sent) socket.send(text)
    sent = text
  }

  function wanted() {
    const widths = new Map()
    for (const {cameraId, widthPx} of watchers) widths.set(cameraId, Math.max(widthPx, widths.get(cameraId) ?? 0))
    const watched = [...widths].sort().map(([cameraId, widthPx]) => ({cameraId, widthPx}))
    return {watch: watched, unblurred: [...watchers].some(watcher => watcher.unblurred)}
  }

  function open() {
    clearTimeout(retry)
    socket = new WebSocket(new URL(address('/live'), location.href.replace(/^http/, 'ws')))
    socket.binaryType = 'arraybuffer'
    socket.onopen = ask
    socket.onmessage = ({data}) => {
      pauseMs = FIRST_PAUSE_MS
      typeof data === 'string' ? tellState(JSON.parse(data)) : receive(data)
    }
    socket.onclose = lost
  }

  function close() {
    clearTimeout(retry)
    if (socket) {
      socket.onclose = null
      socket.close()
    }
    socket = null
    sent = ''
  }

  function lost({code}) {
    if (code === FACES_REFUSED) for (const watcher of watchers) watcher.unblurred = false
    socket = null
    sent = ''
    retry = setTimeout(ask, pauseMs * (0.7 + 0.6 * Math.random()))
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)
  }

  function tellState({cameraId, text}) {
    for (const watcher of watchers) if (!cameraId || watcher.cameraId === cameraId) watcher.onState(text)
  }

  function receive(buffer) {
    const picture = parse(buffer)
    const {cameraId} = picture.header
    if (decoding.has(cameraId)) decoding.set(cameraId, picture)
    else decode(cameraId, picture)
  }

  async function decode(cameraId, picture) {
    decoding.set(cameraId, null)
    try {
      const bitmap = await createImageBitmap(picture.blob)
      for (const watcher of watchers) if (watcher.cameraId === cameraId) watcher.onPicture(bitmap, picture.header)
      bitmap.close()
    } catch (failure) {
      console.debug('A picture could not be shown.', failure)
    }
    const next = decoding.get(cameraId)
    decoding.delete(cameraId)
    if (next) decode(cameraId, next)
  }

  document.addEventListener('visibilitychange', askSoon)
  addEventListener('pagehide', close)
  return {watch}
}
