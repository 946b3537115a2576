/** What the camera saw in its newest window, and what kind of stream it gives. */
import {html} from '/lib/lit-html/lit-html.js'
import {bigRate, verdictBar, verdictCounts} from '../../parts/rate.js'
import {people} from '../../figures/rate.js'
import {t} from '../../texts/index.js'
import {number, percent, span} from '../../texts/format.js'

export function numbers(camera, window, site) {
  return html`<section class="panel hero" aria-labelledby="camera-now" data-test="camera-now" data-from=${window ? Date.parse(window.startAt) : ''}>
    <div class="panel-head"><h2 id="camera-now">${t('camera.now')}</h2>
      ${window ? html`<span class="quiet-text">${span(window.startAt, window.endAt)}</span>` : ''}</div>
    ${bigRate(window?.rate ?? null, {test: 'camera-rate'})}
    ${window?.present ? html`<div class="present"><h3>${t('venue.present')}: <span data-test="camera-people" data-value=${people(window.present)}>${t('common.people', {n: people(window.present)})}</span></h3>
      ${verdictBar(window.present)}${verdictCounts(window.present)}</div>` : ''}
    <dl class="facts">
      <div><dt>${t('chart.coverage')}</dt><dd>${window ? percent(window.coverage) : '–'}</dd></div>
      ${stream(camera.status?.stream)}
      ${camera.areas?.length ? html`<div><dt>${t('camera.inAreas')}</dt><dd>${camera.areas.map(id => site.nameOf(`area:${id}`)).join(', ')}</dd></div>` : ''}
    </dl>
    <p class="hint address">${camera.url}</p>
  </section>`
}

const stream = facts => facts ? html`<div><dt>${t('camera.stream')}</dt><dd>${facts.codec} ${facts.widthPx} × ${facts.heightPx}</dd></div>
  <div><dt>${t('fitness.rate')}</dt><dd>${facts.framesPerSecond ? number(facts.framesPerSecond, 1) : '–'}</dd></div>` : ''
