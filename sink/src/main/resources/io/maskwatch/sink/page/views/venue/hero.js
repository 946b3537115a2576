/** How many wear a mask now, how sure that is, and how it was today. */
import {html} from '/lib/lit-html/lit-html.js'
import {bigRate, verdictBar, verdictCounts} from '../../parts/rate.js'
import {people} from '../../figures/rate.js'
import {t} from '../../texts/index.js'
import {number, percent, time} from '../../texts/format.js'

/** A number that was not confirmed for so long is not shown as what is now. */
const STALE_MS = 150000

export function hero(site, day) {
  const compliance = site.status?.compliance
  const blind = !compliance?.coverage || Date.now() - site.statusAt > STALE_MS
  return html`<section class="panel hero" aria-labelledby="now-title" data-test="now">
    <div class="panel-head"><h2 id="now-title">${t('venue.now')}</h2>
      ${compliance?.at ? html`<span class="quiet-text">${t('venue.nowAt', {time: time(compliance.at)})}</span>` : ''}</div>
    ${bigRate(blind ? null : compliance.rate, {test: 'rate-now'})}
    ${blind ? html`<p class="hint">${t('venue.noNow')}</p>` : present(compliance)}
    <dl class="facts">
      <div><dt>${t('chart.coverage')}</dt><dd data-test="coverage-now">${compliance ? percent(compliance.coverage) : '–'}</dd></div>
      <div><dt>${t('venue.today')}</dt><dd data-test="rate-today">${day?.rate
        ? t('venue.todayLine', {rate: percent(day.rate.value), sample: number(day.rate.sample)}) : t('common.noData')}</dd></div>
    </dl>
  </section>`
}

const present = ({present: counts}) => html`
  <div class="present"><h3>${t('venue.present')}: <span data-test="people-now">${t('common.people', {n: people(counts)})}</span></h3>
    ${verdictBar(counts)}${verdictCounts(counts)}</div>`
