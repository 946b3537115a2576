/** Rates of masks worn properly. Pure. */

const Z = 1.959963984540054

/** Least sample of a rate that is worth showing without a warning; the server's own word goes before it. */
const MINIMUM_SAMPLE = 5

export const VERDICTS = ['masked', 'incorrect', 'unmasked', 'unknown']

export const nobody = () => ({masked: 0, unmasked: 0, incorrect: 0, unknown: 0})

export const judged = counts => counts.masked + counts.unmasked + counts.incorrect

export const people = counts => judged(counts) + counts.unknown

export function sum(many) {
  const total = nobody()
  for (const counts of many) for (const verdict of VERDICTS) total[verdict] += counts?.[verdict] ?? 0
  return total
}

/** The rate of these counts with its 95 % Wilson score interval; null where nobody was judged. */
export function rateOf(counts) {
  const sample = judged(counts)
  if (!sample) return null
  const value = counts.masked / sample
  const scale = 1 + (Z * Z) / sample
  const centre = (value + (Z * Z) / (2 * sample)) / scale
  const reach = (Z * Math.sqrt((value * (1 - value)) / sample + (Z * Z) / (4 * sample * sample))) / scale
  const low = Math.max(0, Math.min(value, centre - reach))
  const high = Math.min(1, Math.max(value, centre + reach))
  return {value, low, high, sample, sufficient: sample >= MINIMUM_SAMPLE}
}
