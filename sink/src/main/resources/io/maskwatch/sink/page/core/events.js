/** The live stream of events. Resumes after an interruption from the last event heard, with back-off; notices a dead line. */
import {address} from './http.js'
import {signal} from './signal.js'

const TYPES = ['window', 'alert', 'acknowledgement', 'status', 'camera', 'settings', 'reset']
const SILENCE_MS = 45000
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30000

export function eventFeed() {
  const events = signal()
  const changes = signal()
  const feed = {state: 'connecting', heardAt: Date.now(), onEvent: events.listen, onState: changes.listen, start, stop}
  let source = null
  let lastId = null
  let pauseMs = FIRST_PAUSE_MS
  let retry = null
  let watchdog = null

  function start() {
    stop()
    watchdog = setInterval(lookForSilence, 5000)
    open()
  }

  function stop() {
    clearTimeout(retry)
    clearInterval(watchdog)
    source?.close()
    source = null
  }

  function open() {
    source = new EventSource(address('/events', {lastEventId: lastId}))
    source.onopen = () => {
      heard()
      if (feed.state === 'lost' && !lastId) events.tell('reset', {})
      become('live')
    }
    source.onerror = lost
    for (const type of TYPES) source.addEventListener(type, event => receive(type, event))
  }

  function receive(type, event) {
    heard()
    lastId = event.lastEventId || lastId
    become('live')
    events.tell(type, event.data ? JSON.parse(event.data) : {})
  }

  function heard() {
    feed.heardAt = Date.now()
    pauseMs = FIRST_PAUSE_MS
  }

  function lost() {
    source?.close()
    become('lost')
    clearTimeout(retry)
    retry = setTimeout(open, pauseMs * (0.7 + 0.6 * Math.random()))
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)
  }

  function lookForSilence() {
    if (feed.state === 'live' && Date.now() - feed.heardAt > SILENCE_MS) {
      heard()
      lost()
    }
  }

  function become(state) {
    if (feed.state === state) return
    feed.state = state
    changes.tell(state)
  }

  return feed
}
