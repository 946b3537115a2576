/** A chart of a course with its legend, and the same numbers as a table. */
import {html} from '/lib/lit-html/lit-html.js'
import {ref} from '/lib/lit-html/directives/ref.js'
import {chartHost} from '../charts/host.js'
import {trendConfig} from '../charts/trend.js'
import {t} from '../texts/index.js'
import {interval, moment, number, percent} from '../texts/format.js'

export function trendView() {
  const chart = chartHost(trendConfig)
  const attach = element => chart.attach(element)
  let shown = null

  return {
    show(course) {
      shown = course
      return chart.show(course)
    },
    close: chart.close,
    template: () => html`
      <div class="chart ${shown ? '' : 'chart-waiting'}" data-test="trend" data-points=${shown?.points.filter(point => point.rate).length ?? 0}>
        <canvas role="img" aria-label=${t('venue.trendAlt')} ${ref(attach)}></canvas>
        ${shown ? '' : html`<p class="quiet-text waiting">${t('common.loading')}</p>`}</div>
      <ul class="legend" aria-hidden="true">
        <li class="legend-line">${t('chart.rate')}</li><li class="legend-band">${t('chart.interval')}</li>
        <li class="legend-few">${t('chart.few')}</li><li class="legend-coverage">${t('chart.coverage')}</li><li class="legend-gap">${t('chart.gap')}</li>
      </ul>
      ${shown ? table(shown.points) : ''}`,
  }
}

const table = points => html`<details class="as-table"><summary>${t('common.asTable')}</summary>
  <div class="scroll" tabindex="0" role="group" aria-label=${t('common.asTable')}><table>
    <thead><tr><th scope="col">${t('chart.from')}</th><th scope="col">${t('chart.rate')}</th><th scope="col">${t('chart.interval')}</th>
      <th scope="col">${t('chart.judged')}</th><th scope="col">${t('chart.coverage')}</th></tr></thead>
    <tbody>${points.toReversed().map(row)}</tbody></table></div></details>`

const row = ({startMs, rate, coverage}) => html`<tr><th scope="row">${moment(startMs)}</th>
  <td>${rate ? percent(rate.value) : t('common.noData')}</td><td>${rate ? interval(rate) : '–'}</td>
  <td>${rate ? number(rate.sample) : 0}${rate && !rate.sufficient ? ` (${t('chart.few')})` : ''}</td><td>${percent(coverage)}</td></tr>`
