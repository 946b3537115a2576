/** A camera's state and the causes of doubt, in words with a sign. */
import {html} from '/lib/lit-html/lit-html.js'
import {symbol, t} from '../texts/index.js'
import {percent, since} from '../texts/format.js'

export function causeText(cause) {
  if (cause.cause) return symbol('cause', cause.cause)
  if (cause.state) return symbol('state', cause.state)
  return t(cause.key, {share: cause.share === undefined ? '' : percent(cause.share)})
}

export const causeSince = cause => (cause.since ? since(cause.since) : '')

export const trustBadge = ({level}) =>
  html`<span class="badge trust-${level}" data-test="trust" data-level=${level}>${t(`trust.level.${level}`)}</span>`

export const severityBadge = severity =>
  html`<span class="badge severity-${severity}">${symbol('severity', severity)}</span>`

export function stateText(status) {
  if (!status) return t('trust.unheard')
  const failed = status.cause && status.cause !== 'NONE'
  return failed ? `${symbol('state', status.state)}: ${symbol('cause', status.cause)}` : symbol('state', status.state)
}
