/** One alert: what it rests on, its picture while that lives, its course, who took notice. */
import {html} from '/lib/lit-html/lit-html.js'
import {get} from '../../core/http.js'
import {now} from '../../core/clock.js'
import {soon} from '../../core/soon.js'
import {failure} from '../../parts/failure.js'
import {icon} from '../../parts/icon.js'
import {severityBadge} from '../../parts/state.js'
import {symbol, t} from '../../texts/index.js'
import {duration, moment, timeToSecond} from '../../texts/format.js'
import {acknowledgeForm} from './acknowledge.js'
import {evidenceFacts} from './evidence.js'
import {evidencePicture} from './picture.js'

export function alertDetail({alertId, site, announce, repaint}) {
  const refresh = soon(read, 1500)
  const acknowledge = acknowledgeForm({alertId, announce, repaint, onDone: read})
  const picture = evidencePicture(alertId, repaint)
  let alert = null
  let problem = null

  async function read() {
    try {
      alert = await get(`/alerts/${encodeURIComponent(alertId)}`)
      problem = null
    } catch (failed) {
      problem = failed
    }
    repaint()
  }

  function template() {
    return html`<article class="panel alert-detail" aria-labelledby="alert-title" data-test="alert-detail" data-state=${alert ? (alert.closedAt ? 'CLOSED' : 'OPEN') : ''}>
      <a class="back" href="#/alerts">${icon('back')}${t('alerts.title')}</a>
      ${problem ? failure(problem, read) : alert ? body() : html`<h2 id="alert-title">${t('common.loading')}</h2>`}</article>`
  }

  function body() {
    const lastedMs = (alert.closedAt ? Date.parse(alert.closedAt) : now()) - Date.parse(alert.openedAt)
    return html`
      <header class="detail-head"><h2 id="alert-title">${symbol('kind', alert.kind)}</h2>${severityBadge(alert.severity)}
        <span class="badge">${alert.closedAt ? t('alerts.closed') : t('alerts.openNow')}</span></header>
      <p class="detail-where">${where()}</p>
      <p>${alert.summary}</p>
      <p class="quiet-text">${moment(alert.openedAt)}, ${alert.closedAt ? `${t('alerts.lasted').toLowerCase()} ${duration(lastedMs)}` : t('alerts.openFor', {duration: duration(lastedMs)}).toLowerCase()}
        ${alert.suppressed ? html` · ${t('alerts.suppressed', {n: alert.suppressed})}` : ''}</p>
      ${acknowledge.template(alert)}
      <h3>${t('alerts.evidence')}</h3>
      ${picture.template(pictured())}
      ${evidenceFacts({...alert, evidence: basis()}, site)}
      ${verdicts(basis()?.verdicts)}
      ${steps()}`
  }

  /** What it rests on: the newest while it is open, what opened it once it is over. */
  const basis = () => (alert.closedAt ? alert.steps?.[0]?.evidence : null) ?? alert.evidence

  /** The step whose picture the server gives; whoever has left is in no picture of the last one. */
  const pictured = () => alert.steps?.find(({evidence}) => (evidence?.frameOffset ?? null) !== null)?.evidence ?? alert.evidence

  function where() {
    if (alert.subject === 'site') return t('common.site')
    const name = site.nameOf(alert.subject)
    return alert.subject.startsWith('area:') ? name : html`<a href="#/camera/${alert.subject}">${name}</a>`
  }

  const steps = () => alert.steps?.length ? html`<h3>${t('alerts.steps')}</h3><ol class="steps" data-test="alert-steps">${alert.steps.map(step => html`<li>
    <time datetime=${step.at}>${timeToSecond(step.at)}</time><b>${t(`alerts.${step.state === 'CLOSED' ? 'closed' : step.state}`)}</b><span>${step.summary}</span></li>`)}</ol>` : ''

  read()
  return {
    template,
    hear(type, news) {
      if (type === 'reset' || news.id === alertId || news.alertId === alertId) refresh.ask()
    },
  }
}

const verdicts = list => list?.length ? html`<h3>${t('alerts.verdicts')}</h3><ol class="steps">${list.map(step => {
  const name = String(step.verdict).toLowerCase()
  return html`<li class="is-${name}"><time datetime=${step.at ?? step.since}>${timeToSecond(step.at ?? step.since)}</time><b>${icon(name)} ${t(`verdict.${name}`)}</b></li>`
})}</ol>` : ''
