/**
 * What a camera's numbers are worth now. Pure. Whatever is not plainly good has a cause; a camera without numbers is
 * "no data", never good.
 */

const LOW_COVERAGE = 0.8
const SMALL_SHARE = 0.5
const LEAST_FACES = 100

/** How long after its end a window still says how things are. */
const FRESH_MS = 150000

/** The newest window that is not stale: the last that ended, else the one still open, else null. */
export function newest(known, nowMs) {
  const fresh = window => window && nowMs - Date.parse(window.endAt) < FRESH_MS
  if (fresh(known?.last)) return known.last
  return fresh(known?.open) ? known.open : null
}

/**
 * @returns `{level, causes, since}`: level OFF, NONE (no data), POOR (numbers that cannot be relied on), or GOOD; causes are
 *     `{key, values}` of texts; `since` is set while the camera's first window is its newest
 */
export function trust(camera, known, nowMs) {
  const {status, enabled} = camera
  if (!enabled || status?.state === 'DISABLED') return {level: 'OFF', causes: [{key: 'trust.off'}]}
  if (!status || status.state === 'UNKNOWN') return {level: 'NONE', causes: [{key: 'trust.unheard'}]}
  const window = newest(known, nowMs)
  const down = cause(status)
  if (down) return {level: 'NONE', causes: [down]}
  if (!window) return {level: 'NONE', causes: [{key: 'trust.noWindow'}]}
  if (!window.coverage) return {level: 'NONE', causes: [{key: 'trust.notAnalysed'}]}
  const since = countsSince(status, known, window)
  const causes = doubts(window, since)
  return {level: causes.length ? 'POOR' : 'GOOD', causes, since}
}

function cause(status) {
  const failed = status.cause && status.cause !== 'NONE' && status.cause !== 'UNKNOWN'
  if (failed && status.state !== 'STREAMING') return {cause: status.cause, since: status.since}
  if (status.silent) return {key: 'trust.silent', since: status.since}
  if (status.state !== 'STREAMING') return {state: status.state, since: status.since}
  return null
}

/** Since when the camera counts, where that is within its very first window; else null. */
function countsSince(status, known, window) {
  const [start, end, since] = [window.startAt, window.endAt, status.since].map(at => Date.parse(at))
  const first = !known.firstAt || Date.parse(known.firstAt) >= start
  return first && since > start && since < end ? status.since : null
}

/** The share of the window, or of what the camera could have given of it, that was analysed. */
function analysed(window, since) {
  const endMs = Date.parse(window.endAt)
  const possible = since ? (endMs - Date.parse(since)) / (endMs - Date.parse(window.startAt)) : 1
  return window.coverage / possible
}

function doubts(window, since) {
  const causes = []
  if (window.kind === 'FINAL' && analysed(window, since) < LOW_COVERAGE) {
    causes.push({key: 'trust.lowCoverage', share: window.coverage})
  }
  if (window.faces >= LEAST_FACES && window.facesTooSmall / window.faces >= SMALL_SHARE) {
    causes.push({key: 'trust.facesTooSmall', share: window.facesTooSmall / window.faces})
  }
  if (window.framesTruncated > 0) causes.push({key: 'trust.truncated'})
  return causes
}
