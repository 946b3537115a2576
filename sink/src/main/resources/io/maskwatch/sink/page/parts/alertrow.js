/** An alert in a list: how urgent, what, where, since when. */
import {html} from '/lib/lit-html/lit-html.js'
import {now} from '../core/clock.js'
import {symbol, t} from '../texts/index.js'
import {duration, moment} from '../texts/format.js'
import {severityBadge} from './state.js'

/** @param brief without the sentence that tells what happened */
export function alertRow(alert, site, {chosen = false, brief = false} = {}) {
  const open = !alert.closedAt
  const lastedMs = (open ? now() : Date.parse(alert.closedAt)) - Date.parse(alert.openedAt)
  return html`<a class="alert-row severity-line-${alert.severity} ${open ? '' : 'over'}" href="#/alerts/${encodeURIComponent(alert.id)}"
      aria-current=${chosen ? 'true' : 'false'} data-test="alert" data-id=${alert.id} data-state=${open ? 'OPEN' : 'CLOSED'}>
    <span class="alert-head"><span><strong>${symbol('kind', alert.kind)}</strong>
      <span class="alert-where">${alert.subject === 'site' ? t('common.site') : site.nameOf(alert.subject)}</span></span>${severityBadge(alert.severity)}</span>
    ${brief ? '' : html`<span class="alert-summary">${alert.summary}</span>`}
    <span class="alert-when"><time datetime=${alert.openedAt}>${moment(alert.openedAt)}</time>
      <span>${open ? t('alerts.openFor', {duration: duration(lastedMs)}) : `${t('alerts.lasted')} ${duration(lastedMs)}`}</span>
      ${alert.acknowledgements?.length ? html`<span class="ack" data-test="acknowledged">✓ ${alert.acknowledgements.at(-1).by}</span>` : ''}</span>
  </a>`
}
