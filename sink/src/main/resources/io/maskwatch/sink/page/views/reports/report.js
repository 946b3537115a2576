/** A report: the total, the hours as a chart and a table, areas and cameras, alerts. */
import {html} from '/lib/lit-html/lit-html.js'
import {ref} from '/lib/lit-html/directives/ref.js'
import {now} from '../../core/clock.js'
import {chartHost} from '../../charts/host.js'
import {trendConfig} from '../../charts/trend.js'
import {judged, people} from '../../figures/rate.js'
import {bigRate} from '../../parts/rate.js'
import {symbol, t} from '../../texts/index.js'
import {duration, interval, moment, number, percent, time} from '../../texts/format.js'

const HOUR = 3600000

export function reportBody(site) {
  const chart = chartHost(trendConfig)
  const attach = element => chart.attach(element)
  let report = null

  function show(read) {
    report = read
    const fromMs = Date.parse(read.from)
    const toMs = Date.parse(read.to)
    const hours = new Map(read.hours.map(hour => [Date.parse(hour.startAt), hour]))
    const points = []
    for (let startMs = fromMs; startMs < Math.min(toMs, now()); startMs += HOUR) points.push(point(startMs, hours.get(startMs)))
    chart.show({points, fromMs, toMs, stepMs: HOUR}).catch(console.error)
  }

  function template() {
    const {total} = report
    if (!report.subjects.length) return html`<p class="panel quiet-text">${t('reports.none')}</p>`
    return html`
      <div class="report-top">
        <section class="panel hero" aria-labelledby="total-title" data-test="report-total"><h2 id="total-title">${t('reports.total')}</h2>
          ${bigRate(total.rate)}<dl class="facts"><div><dt>${t('reports.arrivals')}</dt><dd>${number(people(total.arrived))}</dd></div>
            <div><dt>${t('reports.coverage')}</dt><dd>${percent(total.coverage ?? 0)}</dd></div>
            <div><dt>${t('reports.alerts')}</dt><dd>${number(report.alerts.length)}</dd></div></dl></section>
        <section class="panel" aria-labelledby="hours-title"><h2 id="hours-title">${t('reports.hours')}</h2>
          <div class="chart"><canvas role="img" aria-label=${t('venue.trendAlt')} ${ref(attach)}></canvas></div>${hourTable()}</section>
      </div>
      <section class="panel" aria-labelledby="subjects-title"><h2 id="subjects-title">${t('reports.subjects')}</h2>${subjectTable()}</section>
      ${report.alerts.length ? html`<section class="panel" aria-labelledby="report-alerts"><h2 id="report-alerts">${t('reports.alertList')}</h2>${alertTable()}</section>` : ''}`
  }

  const hourTable = () => html`<details class="as-table"><summary>${t('common.asTable')}</summary><div class="scroll" tabindex="0" role="group" aria-labelledby="hours-title"><table>
    <thead><tr><th scope="col">${t('chart.from')}</th>${heads('arrivals', 'rate', 'interval', 'coverage')}</tr></thead>
    <tbody>${report.hours.map(hour => html`<tr><th scope="row">${report.hours.length > 25 ? moment(hour.startAt) : time(hour.startAt)}</th>${cells(hour)}</tr>`)}</tbody></table></div></details>`

  const subjectTable = () => html`<div class="scroll wide" tabindex="0" role="group" aria-labelledby="subjects-title"><table data-test="report-subjects">
    <thead><tr><th scope="col">${t('reports.subject')}</th>${heads('arrivals', 'rate', 'interval', 'coverage', 'peak', 'mean', 'without', 'alerts')}</tr></thead>
    <tbody>${report.subjects.map(row => html`<tr class=${row.subject.startsWith('area:') ? 'area-row' : ''}><th scope="row">${row.name ?? site.nameOf(row.subject)}
      ${row.subject.startsWith('area:') ? html`<span class="badge">${t('common.area')}</span>` : ''}</th>${cells(row)}
      <td class="numeric">${or(row.peakOccupancy)}</td><td class="numeric">${or(row.meanOccupancy, 1)}</td><td class="numeric">${or(row.minutesWithoutData)}</td>
      <td class="numeric">${number(Object.values(row.alerts ?? {}).reduce((sum, count) => sum + count, 0))}</td></tr>`)}</tbody></table></div>`

  const alertTable = () => html`<div class="scroll wide" tabindex="0" role="group" aria-labelledby="report-alerts"><table>
    <thead><tr><th scope="col">${t('alerts.openedAt')}</th><th scope="col">${t('alerts.kind')}</th><th scope="col">${t('alerts.subject')}</th><th scope="col" class="numeric">${t('alerts.lasted')}</th><th scope="col">${t('alerts.acknowledged')}</th></tr></thead>
    <tbody>${report.alerts.map(alert => html`<tr><td class="nowrap">${moment(alert.openedAt)}</td><td><a href="#/alerts/${encodeURIComponent(alert.id)}">${symbol('kind', alert.kind)}</a></td>
      <td>${alert.subject === 'site' ? t('common.site') : site.nameOf(alert.subject)}</td>
      <td class="numeric">${alert.closedAt ? duration(Date.parse(alert.closedAt) - Date.parse(alert.openedAt)) : t('alerts.openNow')}</td>
      <td>${alert.acknowledgements?.map(one => one.by).join(', ') ?? ''}</td></tr>`)}</tbody></table></div>`

  return {show, template, close: chart.close}
}

const point = (startMs, hour) => ({startMs, endMs: startMs + HOUR, rate: hour?.coverage > 0 ? hour.rate : null, coverage: hour?.coverage ?? 0, judged: hour ? judged(hour.arrived) : 0})

const heads = (...names) => names.map(name => html`<th scope="col" class="numeric">${t(`reports.${name}`)}</th>`)

const or = (value, digits = 0) => (value === null || value === undefined ? '–' : number(value, digits))

const cells = ({arrived, rate, coverage}) => html`<td class="numeric">${number(people(arrived))}</td>
  <td class="numeric">${rate ? percent(rate.value) : coverage ? t('rate.none') : t('common.noData')}${rate && !rate.sufficient ? ` (${t('rate.few')})` : ''}</td>
  <td class="numeric">${rate ? interval(rate) : '–'}</td><td class="numeric">${percent(coverage ?? 0)}</td>`
