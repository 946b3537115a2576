/** The cameras whose numbers cannot be relied on, each with its cause. */
import {html} from '/lib/lit-html/lit-html.js'
import {causeSince, causeText, trustBadge} from '../../parts/state.js'
import {t} from '../../texts/index.js'

export function distrust(judged) {
  const watched = judged.filter(one => one.trust.level !== 'OFF')
  const bad = watched.filter(one => one.trust.level !== 'GOOD').sort(worstFirst)
  return html`<section class="panel" aria-labelledby="distrust-title" data-test="distrust">
    <div class="panel-head"><h2 id="distrust-title">${t('venue.distrust')}${bad.length ? html` <span class="count">${bad.length}</span>` : ''}</h2></div>
    ${bad.length ? html`<ul class="rows">${bad.map(row)}</ul>` : html`<p class="quiet-text">${t('venue.distrustNone', {n: watched.length})}</p>`}
  </section>`
}

const worstFirst = (one, other) => Number(other.trust.level === 'NONE') - Number(one.trust.level === 'NONE')
  || one.camera.name.localeCompare(other.camera.name)

const row = ({camera, trust}) => html`<li class="distrusted" data-camera=${camera.id}>
  <span class="distrust-head"><a href="#/camera/${camera.id}">${camera.name}</a>${trustBadge(trust)}</span>
  ${trust.causes.map(cause => html`<span class="distrust-cause">${causeText(cause)}</span><span class="quiet-text">${causeSince(cause)}</span>`)}</li>`
