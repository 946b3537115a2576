/** Numbers and times as the viewer writes them, in the viewer's time zone. */
import {locale, t} from './index.js'
import {now, startOfDay} from '../core/clock.js'

/** What arithmetic may be off by. */
const ROUNDING = 1e-9

const cache = new Map()

function made(kind, options) {
  const key = kind.name + locale + JSON.stringify(options)
  if (!cache.has(key)) cache.set(key, new kind(locale, options))
  return cache.get(key)
}

export const number = (value, digits = 0) =>
  made(Intl.NumberFormat, {maximumFractionDigits: digits}).format(value)

/** A share as a percentage. Only what is exactly all or nothing is shown as 100 % or 0 %. */
export function percent(share) {
  const shown = share > 0.995 && share < 1 - ROUNDING ? 0.99 : share > ROUNDING && share < 0.005 ? 0.01 : share
  return made(Intl.NumberFormat, {style: 'percent', maximumFractionDigits: 0}).format(shown)
}

/** Both ends of an interval, such as `78–84 %`. */
export const interval = ({low, high}) =>
  `${number(low * 100)}–${made(Intl.NumberFormat, {style: 'percent', maximumFractionDigits: 0}).format(high)}`

export const time = at => made(Intl.DateTimeFormat, {hour: '2-digit', minute: '2-digit'}).format(ms(at))
export const timeToSecond = at =>
  made(Intl.DateTimeFormat, {hour: '2-digit', minute: '2-digit', second: '2-digit'}).format(ms(at))
export const day = at =>
  made(Intl.DateTimeFormat, {weekday: 'short', day: 'numeric', month: 'short'}).format(ms(at))
export const fullDay = at =>
  made(Intl.DateTimeFormat, {weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'}).format(ms(at))

/** From when to when; with seconds where minutes would not tell. */
export function span(from, to) {
  const shown = [from, to].every(at => ms(at) % 60000 === 0) ? time : timeToSecond
  return `${shown(from)}–${shown(to)}`
}

const MONDAY_MS = Date.UTC(2024, 0, 1)
const DAY_NAMES = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']

/** A day's short name, such as `Mon` for `MONDAY`. */
export const weekday = name =>
  made(Intl.DateTimeFormat, {weekday: 'short', timeZone: 'UTC'}).format(MONDAY_MS + DAY_NAMES.indexOf(name) * 86400000)

/** The time if it was today, else the day too. */
export const moment = at => (ms(at) >= startOfDay() ? time(at) : `${day(at)}, ${time(at)}`)

const UNITS = [
  ['day', 86400000],
  ['hour', 3600000],
  ['minute', 60000],
  ['second', 1000],
]

/** A length of time in its largest fitting unit, two units above an hour. */
export function duration(lengthMs) {
  const length = Math.max(0, Math.round(lengthMs / 1000) * 1000)
  const at = Math.max(0, UNITS.findIndex(([, unitMs]) => length >= unitMs))
  if (length < 1000) return unit(0, 'second')
  const [name, unitMs] = UNITS[at]
  const whole = Math.floor(length / unitMs)
  const rest = at < 2 ? Math.floor((length - whole * unitMs) / UNITS[at + 1][1]) : 0
  return rest ? `${unit(whole, name)} ${unit(rest, UNITS[at + 1][0])}` : unit(whole, name)
}

export const since = at => t('common.since', {time: moment(at), duration: duration(now() - ms(at))})

const unit = (value, name) => made(Intl.NumberFormat, {style: 'unit', unit: name, unitDisplay: 'short'}).format(value)

const ms = at => (typeof at === 'number' ? at : Date.parse(at))
