/** Days of the viewer's calendar, as date fields write them. Pure. Adding a day goes by the calendar: some have 23 hours. */

export function toText(atMs) {
  const day = new Date(atMs)
  const two = number => String(number).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

/** Start of the day, in milliseconds; NaN where there is no such day. */
export const fromText = text => new Date(`${text}T00:00`).getTime()

export function dayAfter(atMs) {
  const day = new Date(atMs)
  day.setDate(day.getDate() + 1)
  return day.getTime()
}

export function dayBefore(text) {
  const day = new Date(fromText(text))
  day.setDate(day.getDate() - 1)
  return toText(day)
}

/** The last seven days, today among them. */
export function week(atMs) {
  const first = new Date(atMs)
  first.setDate(first.getDate() - 6)
  return {from: toText(first), to: toText(atMs)}
}
