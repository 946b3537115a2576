/** Marks of a time axis at round times of the viewer's day. Pure. */
const MINUTE = 60000
const STEPS = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080].map(minutes => minutes * MINUTE)
/** Least distance of two marks, in heights of the type. */
const LEAST = 6

export function niceTicks(fromMs, toMs, widthPx, typePx) {
  const most = Math.max(2, Math.floor(widthPx / (LEAST * typePx)))
  const stepMs = STEPS.find(step => (toMs - fromMs) / step <= most) ?? STEPS.at(-1)
  const midnight = new Date(fromMs).setHours(0, 0, 0, 0)
  const ticks = []
  for (let ms = midnight; ms <= toMs; ms += stepMs) if (ms >= fromMs) ticks.push({value: ms})
  return ticks
}
