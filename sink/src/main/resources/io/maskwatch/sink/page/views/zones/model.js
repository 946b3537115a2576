/**
 * Zones while they are drawn: pure steps from a list to a list. A zone is `{id, name, kind, corners: [{x, y}]}`, corners
 * as fractions of the picture; at least three, not crossing themselves.
 */

const LEAST = 3

/** The zones of a settings document, in one list. */
export function fromSettings({zones}) {
  const of = (kind, list = []) => list.map((zone, index) => {
    const corners = Array.isArray(zone) ? zone : zone.corners
    return {id: zone.id ?? `${kind.toLowerCase()}-${index + 1}`, name: zone.name ?? '', kind, corners: corners.map(plain)}
  })
  return [...of('INCLUDE', zones?.include), ...of('EXCLUDE', zones?.exclude)]
}

/** The same as a settings document has them. Corners that nobody moved are sent as they came. */
export function toSettings(zones) {
  const of = kind => zones.filter(zone => zone.kind === kind).map(zone => zone.corners)
  return {include: of('INCLUDE'), exclude: of('EXCLUDE')}
}

export function added(zones, kind) {
  const taken = new Set(zones.map(zone => zone.id))
  let number = zones.length + 1
  while (taken.has(`zone-${number}`)) number++
  const inset = kind === 'INCLUDE' ? 0.2 : 0.38
  const [low, high] = [inset, 1 - inset]
  const corners = [{x: low, y: low}, {x: high, y: low}, {x: high, y: high}, {x: low, y: high}]
  return [...zones, {id: `zone-${number}`, name: '', kind, corners}]
}

export const without = (zones, index) => zones.filter((_, at) => at !== index)

export const changed = (zones, index, change) => zones.map((zone, at) => (at === index ? {...zone, ...change} : zone))

export function moved(zones, index, corner, {x, y}) {
  const corners = zones[index].corners.map((point, at) => (at === corner ? rounded({x: clamp(x), y: clamp(y)}) : point))
  return changed(zones, index, {corners})
}

/** Adds a corner half-way to the next one. */
export function split(zones, index, corner) {
  const {corners} = zones[index]
  const next = corners[(corner + 1) % corners.length]
  const middle = rounded({x: (corners[corner].x + next.x) / 2, y: (corners[corner].y + next.y) / 2})
  return changed(zones, index, {corners: corners.toSpliced(corner + 1, 0, middle)})
}

/** Takes a corner away; a zone keeps three. */
export function merged(zones, index, corner) {
  const {corners} = zones[index]
  return corners.length <= LEAST ? zones : changed(zones, index, {corners: corners.toSpliced(corner, 1)})
}

/** Whether the outline of a zone crosses itself. */
export function crosses({corners}) {
  const edges = corners.map((from, at) => [from, corners[(at + 1) % corners.length]])
  return edges.some((one, at) => edges.some((other, beside) => {
    const apart = Math.abs(at - beside)
    return apart > 1 && apart < edges.length - 1 && meet(one, other)
  }))
}

function meet([a, b], [c, d]) {
  const side = (p, q, r) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x))
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
}

const clamp = value => Math.min(1, Math.max(0, value))
const rounded = ({x, y}) => ({x: Math.round(x * 10000) / 10000, y: Math.round(y * 10000) / 10000})
const plain = ({x, y}) => ({x, y})
