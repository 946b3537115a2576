/** The venue in ten seconds: are masks worn, where not, which cameras cannot be relied on, what is open. */
import {html} from '/lib/lit-html/lit-html.js'
import {painter} from '../../core/painter.js'
import {mayOperate} from '../../core/session.js'
import {now} from '../../core/clock.js'
import {trust} from '../../figures/trust.js'
import {alertRow} from '../../parts/alertrow.js'
import {failure} from '../../parts/failure.js'
import {icon} from '../../parts/icon.js'
import {t} from '../../texts/index.js'
import {dayNumbers} from './day.js'
import {distrust} from './distrust.js'
import {hero} from './hero.js'
import {ranking} from './ranking.js'
import {tileWall} from './tiles.js'
import {trendPanel} from './trendpanel.js'

export function open(root, {site, live}) {
  const surface = painter(root, template)
  const day = dayNumbers(site, surface.paint)
  const trend = trendPanel(site, surface.paint)
  const tiles = tileWall(site, live)
  const stops = [site.onChange(surface.paint), site.onWindowEnded(() => { day.refreshSoon(); trend.refreshSoon() })]
  const timer = setInterval(surface.paint, 15000)

  function template() {
    const title = html`<h1 tabindex="-1" class="unseen">${t('venue.title')}</h1>`
    if (site.problem && !site.loaded) return html`${title}${failure(site.problem, site.readAll)}`
    if (!site.loaded) return html`${title}<p class="waiting" role="status">${t('common.loading')}</p>`
    if (!site.cameras.size) return html`${title}${empty()}`
    day.begin()
    trend.begin()
    return html`${title}${systemProblems(site)}<div class="venue">${panels()}</div>`
  }

  function panels() {
    const judged = [...site.cameras.values()].map(camera => ({camera, trust: trust(camera, site.windows.get(camera.id), now())}))
    return html`
      ${hero(site, day.numbers)}
      ${trend.template()}
      <div class="columns">
        ${openAlerts(judged)}
        ${ranking(site, day.numbers)}
        ${distrust(judged)}
      </div>
      ${tiles.template(judged)}`
  }

  function openAlerts(judged) {
    const open = [...site.alerts.values()].sort(byUrgency)
    const blind = judged.filter(one => one.trust.level === 'NONE').length
    return html`<section class="panel" aria-labelledby="alerts-title" data-test="open-alert-list">
      <div class="panel-head"><h2 id="alerts-title">${t('venue.alerts')}${open.length ? html` <span class="count">${open.length}</span>` : ''}</h2>
        <a href="#/alerts">${t('venue.alertsAll')}</a></div>
      ${open.length ? html`<ul class="rows">${open.slice(0, 6).map(alert => html`<li>${alertRow(alert, site, {brief: true})}</li>`)}</ul>`
        : html`<p class="quiet-text">${t('venue.alertsNone')}</p>`}
      ${blind ? html`<p class="hint">${t('venue.alertsBlind', {n: blind})}</p>` : ''}
    </section>`
  }

  surface.paintNow()
  return {
    title: t('venue.title'),
    close() {
      clearInterval(timer)
      stops.forEach(stop => stop())
      tiles.close()
      trend.close()
      day.close()
      surface.stop()
    },
  }
}

const URGENCY = ['CRITICAL', 'WARNING', 'INFORMATION']

function byUrgency(one, other) {
  const acknowledged = alert => (alert.acknowledgements?.length ? 1 : 0)
  return acknowledged(one) - acknowledged(other) || URGENCY.indexOf(one.severity) - URGENCY.indexOf(other.severity)
    || other.openedAt.localeCompare(one.openedAt)
}

const empty = () => html`<section class="empty" data-test="no-cameras">${icon('camera')}<h2>${t('venue.empty')}</h2>
  ${mayOperate() ? html`<p>${t('venue.emptyText')}</p><a class="button primary" href="#/cameras/new">${t('nav.add')}</a>`
    : html`<p>${t('venue.emptyViewer')}</p>`}</section>`

function systemProblems(site) {
  const problems = site.status?.problems ?? []
  if (!problems.length) return ''
  return html`<section class="notice notice-bad" role="status"><h2>${t('venue.systemProblem')}</h2>
    <ul>${problems.map(problem => html`<li><b>${problem.component}</b> ${problem.text}</li>`)}</ul></section>`
}
