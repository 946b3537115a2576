/** Whether what is shown is what is happening: live, or how old. */
import {html} from '/lib/lit-html/lit-html.js'
import {t} from '../texts/index.js'
import {duration} from '../texts/format.js'

const STALE_MS = 20000

const ageMs = site => Date.now() - Math.max(site.feed.heardAt, site.statusAt)

function state(site) {
  if (site.feed.state === 'connecting') return 'connecting'
  if (site.feed.state === 'lost') return 'lost'
  return ageMs(site) > STALE_MS ? 'stale' : 'live'
}

export function connection(site) {
  const is = state(site)
  const text = t(`connection.${is}`, {duration: duration(ageMs(site))})
  return html`<p class="connection connection-${is}" data-test="connection" data-state=${is}><span class="lamp"></span>${text}</p>`
}

/** Paints while the age grows, and says when the connection goes and comes. */
connection.watch = (site, paint, announce) => {
  let last = 'connecting'
  const look = () => {
    const is = state(site)
    if (is === 'lost' && last === 'live') announce(t('connection.lostShort'))
    if (is === 'live' && last === 'lost') announce(t('connection.back'))
    if (is !== last || is !== 'live') paint()
    if (is !== 'connecting') last = is
  }
  const timer = setInterval(look, 1000)
  const stop = site.feed.onState(look)
  return () => {
    clearInterval(timer)
    stop()
  }
}
