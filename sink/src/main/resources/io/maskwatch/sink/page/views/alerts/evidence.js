/** The numbers that an alert rests on. Only what concerns its kind is there. */
import {html} from '/lib/lit-html/lit-html.js'
import {symbol, t} from '../../texts/index.js'
import {duration, interval, moment, number, percent, timeToSecond} from '../../texts/format.js'

const SHARES = new Set(['LOW_COMPLIANCE', 'CAMERA_UNFIT'])

export function evidenceFacts(alert, site) {
  const evidence = alert.evidence ?? {}
  const facts = [
    ['rate', evidence.rate && `${percent(evidence.rate.value)} (${interval(evidence.rate)}), ${t('rate.sample', {n: evidence.rate.sample})}`],
    ['threshold', given(evidence.threshold) && threshold(alert.kind, evidence.threshold)],
    ['coverage', given(evidence.coverage) && percent(evidence.coverage)],
    ['occupancy', given(evidence.occupancy) && number(evidence.occupancy)],
    ['shareTooSmall', given(evidence.shareTooSmall) && percent(evidence.shareTooSmall)],
    ['faces', given(evidence.faces) && number(evidence.faces)],
    ['shareShed', given(evidence.shareShed) && percent(evidence.shareShed)],
    ['analysedPerSecond', given(evidence.analysedPerSecond) && number(evidence.analysedPerSecond, 1)],
    ['ageMs', given(evidence.ageMs) && duration(evidence.ageMs)],
    ['cause', evidence.cause && symbol('cause', evidence.cause)],
    ['cameras', evidence.cameras?.length && evidence.cameras.map(site.nameOf).join(', ')],
    ['since', evidence.since && (alert.closedAt ? timeToSecond(evidence.since) : moment(evidence.since))],
    ['latency', alert.latency && latency(alert.latency)],
    ['rule', alert.ruleId],
  ]
  return html`<dl class="facts evidence" data-test="evidence">${facts.filter(([, value]) => value).map(([name, value]) => html`
    <div><dt>${t(`alerts.${name}`)}</dt><dd>${value}</dd></div>`)}</dl>`
}

const given = value => value !== null && value !== undefined

function threshold(kind, value) {
  if (SHARES.has(kind)) return percent(value)
  return kind === 'PIPELINE_BEHIND' ? duration(value * 1000) : number(value)
}

const latency = ({capturedToDetectedMs, detectedToOpenedMs}) => given(capturedToDetectedMs) && given(detectedToOpenedMs)
  ? t('alerts.latencyText', {detected: seconds(capturedToDetectedMs), opened: seconds(detectedToOpenedMs)}) : null

const seconds = ms => `${number(ms / 1000, 1)} s`
