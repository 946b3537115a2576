/** Reports: a day or a range, by area and camera, to read, print, or take along as CSV. */
import {html} from '/lib/lit-html/lit-html.js'
import {address, get} from '../../core/http.js'
import {iso, now, timeZone} from '../../core/clock.js'
import {painter} from '../../core/painter.js'
import {rewrite} from '../../core/router.js'
import {current} from '../../core/session.js'
import {failure} from '../../parts/failure.js'
import {t} from '../../texts/index.js'
import {fullDay, moment} from '../../texts/format.js'
import {dayBefore, dayAfter, fromText, toText, week} from './range.js'
import {rangeForm} from './form.js'
import {forPrint} from './print.js'
import {reportBody} from './report.js'

export function open(root, {site, route}) {
  const surface = painter(root, template)
  const body = reportBody(site)
  const today = toText(now())
  const asked = {from: route.parameters.get('from') ?? today, to: route.parameters.get('to') ?? today, subject: route.parameters.get('subject') ?? ''}
  const stop = site.onChange(type => type || surface.paint())
  let report = null
  let problem = null
  let wrong = false
  let turn = 0

  const span = () => ({from: iso(fromText(asked.from)), to: iso(dayAfter(fromText(asked.to))), timeZone: timeZone(), subject: asked.subject})

  async function read() {
    wrong = !(fromText(asked.from) < dayAfter(fromText(asked.to)))
    if (wrong) return surface.paint()
    const mine = ++turn
    rewrite('/reports', Object.fromEntries(Object.entries(asked).filter(([, value]) => value)))
    try {
      const read = await get('/reports', span())
      if (mine !== turn) return
      report = read
      problem = null
      body.show(report)
    } catch (failed) {
      problem = failed
    }
    surface.paint()
  }

  function change(news) {
    Object.assign(asked, news)
    read()
  }

  const actions = {
    change,
    today: () => change({from: today, to: today}),
    week: () => change(week(now())),
    previous: () => change({from: dayBefore(asked.from), to: dayBefore(asked.from)}),
    next: () => change({from: toText(dayAfter(fromText(asked.to))), to: toText(dayAfter(fromText(asked.to)))}),
    print: () => print(),
  }

  function template() {
    return html`
      <div class="view-head"><h1 tabindex="-1">${t('reports.title')}</h1>
        <div class="actions"><a class="button" download href=${address('/reports', {...span(), format: 'csv'})} data-test="csv">${t('reports.csv')}</a>
          <button type="button" @click=${actions.print} data-test="print">${t('reports.print')}</button></div></div>
      ${rangeForm(asked, site, actions, today)}
      ${wrong ? html`<p class="form-message" role="alert">${t('reports.range')}</p>` : ''}
      ${problem ? failure(problem, read) : report ? html`${heading()}${body.template()}${foot()}` : html`<p class="waiting" role="status">${t('common.loading')}</p>`}`
  }

  const heading = () => html`<header class="report-head"><h2>${fullDay(report.from)}${asked.from === asked.to ? '' : ` – ${fullDay(Date.parse(report.to) - 1)}`}</h2>
    <p class="quiet-text">${t('reports.zone', {zone: report.timeZone ?? timeZone()})}</p></header>`

  const foot = () => html`<p class="hint">${t('reports.note')}</p>
    <p class="hint print-only">${t('reports.printed', {site: current()?.siteName || '', time: moment(now())})}</p>`

  const printing = forPrint(root)
  read()
  surface.paintNow()
  return {
    title: t('reports.title'),
    close() {
      turn++
      stop()
      printing()
      body.close()
      surface.stop()
    },
  }
}
