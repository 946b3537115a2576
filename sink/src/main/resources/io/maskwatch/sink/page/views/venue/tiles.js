/** All cameras as tiles. Only those in sight are watched. */
import {html} from '/lib/lit-html/lit-html.js'
import {ref} from '/lib/lit-html/directives/ref.js'
import {repeat} from '/lib/lit-html/directives/repeat.js'
import {now} from '../../core/clock.js'
import {newest} from '../../figures/trust.js'
import {people} from '../../figures/rate.js'
import {smallRate, verdictBar} from '../../parts/rate.js'
import {causeText, trustBadge} from '../../parts/state.js'
import {t} from '../../texts/index.js'
import {thumbnails} from './thumbnails.js'

export function tileWall(site, live) {
  const pictures = thumbnails(live)

  const template = judged => html`<section class="cameras" aria-labelledby="cameras-title">
    <div class="panel-head"><h2 id="cameras-title">${t('venue.cameras')}</h2>
      <span class="quiet-text">${t('venue.camerasOf', {
        good: judged.filter(one => one.trust.level === 'GOOD').length, total: judged.filter(one => one.trust.level !== 'OFF').length})}</span></div>
    <ul class="tiles">${repeat(judged, one => one.camera.id, tile)}</ul></section>`

  function tile({camera, trust}) {
    const window = trust.level === 'NONE' || trust.level === 'OFF' ? null : newest(site.windows.get(camera.id), now())
    const alerts = [...site.alerts.values()].filter(alert => alert.subject === camera.id).length
    return html`<li class="tile trust-tile-${trust.level}" data-test="tile" data-camera=${camera.id} data-level=${trust.level}>
      <a href="#/camera/${camera.id}" class="tile-link">
        <span class="tile-picture"><canvas width="320" height="180" aria-hidden="true" ${ref(pictures.holder(camera.id))}></canvas>
          ${trust.level === 'NONE' || trust.level === 'OFF' ? html`<span class="tile-cause">${causeText(trust.causes[0])}</span>` : ''}
          ${alerts ? html`<span class="count tile-alerts" aria-label=${t('nav.openAlerts', {n: alerts})}>${alerts}</span>` : ''}</span>
        <span class="tile-head"><strong>${camera.name}</strong>${trustBadge(trust)}</span>
      </a>
      ${window ? numbers(window) : html`<p class="tile-numbers"><span class="rate none">${t('common.noData')}</span></p>`}
    </li>`
  }

  return {template, close: pictures.close}
}

const numbers = window => html`<p class="tile-numbers">${window.rate ? smallRate(window.rate) : html`<span class="rate none">${t('rate.none')}</span>`}
  <span class="tile-people" data-test="tile-people" >${t('common.people', {n: people(window.present)})}</span></p>${verdictBar(window.present)}`
