/**
 * A course of the rate over time, from windows of one or many subjects. Pure. A step in which nothing was covered has no
 * rate: it is a gap, never a zero and never a line across.
 */
import {judged, people, rateOf, sum} from './rate.js'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STEPS = [MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, DAY]
/** How long after its end a step may still be without its windows, because they are on their way. */
const PENDING_MS = 45 * SECOND
const MOST_POINTS = 150
const MOST_WINDOWS = 6000

/** The smallest step with which a range stays legible, and the answer small; not below the length of the windows. */
export function stepFor(rangeMs, {subjects = 1, windowMs = MINUTE} = {}) {
  const most = Math.min(MOST_POINTS, MOST_WINDOWS / Math.max(1, subjects))
  return STEPS.find(step => step >= windowMs && rangeMs / step <= most) ?? DAY
}

/** A step as the API writes it. */
export function isoStep(stepMs) {
  return stepMs >= DAY ? `P${stepMs / DAY}D` : `PT${stepMs / MINUTE}M`
}

/**
 * One point a step from `fromMs` to `toMs`: `{startMs, endMs, arrived, rate, coverage, people}`.
 *
 * @param windows of a step's length, at most one for each subject and step
 * @param subjects how many there should be: one that has no window counts as not covered
 */
export function course(windows, {fromMs, toMs, stepMs, subjects}) {
  const steps = new Map()
  for (const window of windows) {
    const startMs = Date.parse(window.startAt)
    if (!steps.has(startMs)) steps.set(startMs, [])
    steps.get(startMs).push(window)
  }
  const starts = [...steps.keys()]
  const anchor = starts.length ? starts[0] : fromMs
  const points = []
  for (let startMs = anchor - Math.ceil((anchor - fromMs) / stepMs) * stepMs; startMs < toMs; startMs += stepMs) {
    const pending = !steps.has(startMs) && startMs + stepMs > toMs - PENDING_MS
    if (!pending) points.push(point(startMs, stepMs, steps.get(startMs) ?? [], subjects, toMs))
  }
  return points
}

function point(startMs, stepMs, windows, subjects, toMs) {
  const arrived = sum(windows.map(window => window.arrived))
  const elapsed = Math.max(Math.min(stepMs, toMs - startMs), 1) / stepMs
  const covered = windows.reduce((total, window) => total + window.coverage, 0) / Math.max(1, subjects)
  const coverage = Math.min(1, covered / elapsed)
  const rate = coverage > 0 ? rateOf(arrived) : null
  const occupancy = windows.reduce((total, window) => total + (window.meanOccupancy ?? 0), 0)
  return {startMs, endMs: startMs + stepMs, arrived, rate, coverage, people: people(arrived), judged: judged(arrived), occupancy}
}

/** Spans without any coverage, as `{fromMs, toMs}`. */
export function gaps(points) {
  const spans = []
  for (const {startMs, endMs, coverage} of points) {
    if (coverage > 0) continue
    const last = spans.at(-1)
    if (last && last.toMs === startMs) last.toMs = endMs
    else spans.push({fromMs: startMs, toMs: endMs})
  }
  return spans
}
