/** Where masks are missing: areas and cameras of today, lowest rate first. Too small samples do not take part. */
import {html} from '/lib/lit-html/lit-html.js'
import {facts, scale, smallRate} from '../../parts/rate.js'
import {t} from '../../texts/index.js'
import {number} from '../../texts/format.js'

const MOST = 6

export function ranking(site, day) {
  const areas = ranked(day?.areas, 'area:')
  const cameras = ranked(day?.cameras, '')
  return html`<section class="panel" aria-labelledby="where-title" data-test="ranking">
    <div class="panel-head"><h2 id="where-title">${t('venue.where')}</h2></div>
    ${areas.length || cameras.length ? html`<p class="hint">${t('venue.whereBy')}</p>
      ${areas.length ? html`<h3>${t('venue.areas')}</h3>${list(areas, site)}<h3>${t('venue.camerasTab')}</h3>` : ''}${list(cameras, site)}`
      : html`<p class="quiet-text">${t('venue.whereNone')}</p>`}
  </section>`
}

/** Ordered by the upper end of the interval: whoever is surely low comes first, not whoever had few people. */
const ranked = (items = [], prefix) => items
  .filter(item => item.rate?.sufficient)
  .map(item => ({...item, subject: item.key.startsWith(prefix) ? item.key : prefix + item.key}))
  .sort((one, other) => one.rate.high - other.rate.high)
  .slice(0, MOST)

const list = (items, site) => html`<ol class="ranking">${items.map(({subject, rate}) => html`<li data-subject=${subject}>
  <span class="rank-name">${subject.startsWith('area:') ? site.nameOf(subject) : html`<a href="#/camera/${subject}">${site.nameOf(subject)}</a>`}</span>
  ${scale(rate)}${smallRate(rate)}<span class="rank-facts" aria-hidden="true">${number(rate.sample)}</span>
  <span class="unseen">${facts(rate)}</span></li>`)}</ol>`
