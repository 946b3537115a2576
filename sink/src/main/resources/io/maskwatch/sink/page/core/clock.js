/** The server's clock, so that ages are right on a machine whose own clock is not. */
let offsetMs = 0

export const now = () => Date.now() + offsetMs

/** Learns from a time that the server told just now; small differences are the network's. */
export function learn(serverTime) {
  const difference = Date.parse(serverTime) - Date.now()
  offsetMs = Math.abs(difference) > 1500 ? difference : 0
}

/** Start of the viewer's day that holds the instant. */
export function startOfDay(atMs = now()) {
  const day = new Date(atMs)
  day.setHours(0, 0, 0, 0)
  return day.getTime()
}

export const iso = atMs => new Date(atMs).toISOString()

export const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone
