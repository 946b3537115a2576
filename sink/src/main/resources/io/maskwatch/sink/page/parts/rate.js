/** A rate as it is shown everywhere: never without its sample, never invented where nobody was judged. */
import {html, svg} from '/lib/lit-html/lit-html.js'
import {people, VERDICTS} from '../figures/rate.js'
import {t} from '../texts/index.js'
import {interval, number, percent} from '../texts/format.js'
import {icon} from './icon.js'

/** Large: the rate, its interval as a scale, the sample. */
export function bigRate(rate, {test} = {}) {
  if (!rate) return html`<p class="big-rate none" data-test=${test}>${t('common.noData')}</p>`
  return html`
    <p class="big-rate ${rate.sufficient ? '' : 'few'}" data-test=${test} data-value=${rate.value}>${percent(rate.value)}</p>
    ${scale(rate)}
    <p class="rate-facts"><span>${t('rate.interval', {interval: interval(rate)})}</span>
      <span>${t('rate.sample', {n: rate.sample})}</span>
      ${rate.sufficient ? '' : html`<strong class="few-mark">${t('rate.small')}</strong>`}</p>`
}

/** In one line of a table or tile. */
export function smallRate(rate) {
  if (!rate) return html`<span class="rate none">–</span>`
  return html`<span class="rate ${rate.sufficient ? '' : 'few'}" title=${facts(rate)}>${percent(rate.value)}${
    rate.sufficient ? '' : html` <small>${t('rate.few')}</small>`}</span>`
}

export const facts = rate =>
  [t('rate.interval', {interval: interval(rate)}), t('rate.sample', {n: rate.sample}), rate.sufficient ? null : t('rate.small')]
    .filter(Boolean)
    .join(', ')

/** A scale from 0 to 100 % with the interval as a bar and the rate as a mark. */
export function scale(rate) {
  const x = share => share * 100
  return html`<svg class="scale ${rate?.sufficient ? '' : 'few'}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="scale-all" x="0" y="2" width="100" height="2"></rect>
    ${rate ? svg`<rect class="scale-interval" x=${x(rate.low)} y="1" width=${Math.max(0.6, x(rate.high - rate.low))} height="4"></rect>
      <rect class="scale-value" x=${Math.min(99.2, Math.max(0, x(rate.value) - 0.4))} y="0" width="0.8" height="6"></rect>` : ''}
  </svg>`
}

/** People by verdict, as a bar of parts. */
export function verdictBar(counts) {
  const total = people(counts)
  const label = VERDICTS.map(verdict => `${t(`verdict.${verdict}`)}: ${number(counts[verdict])}`).join(', ')
  let from = 0
  return html`<svg class="verdict-bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label=${label}>
    <rect class="scale-all" width="100" height="4"></rect>
    ${VERDICTS.map(verdict => {
      const width = total ? (counts[verdict] / total) * 100 : 0
      const part = svg`<rect class="fill-${verdict}" x=${from} y="0" width=${Math.max(0, width - (width < 100 ? 0.4 : 0))} height="4"></rect>`
      from += width
      return part
    })}
  </svg>`
}

/** The same in words, with the signs that the live picture uses. */
export const verdictCounts = counts => html`<ul class="verdicts">${VERDICTS.map(
  verdict => html`<li class="is-${verdict}" data-test="count-${verdict}">${icon(verdict)}<b>${number(counts[verdict])}</b>
    <span>${t(`verdict.${verdict}`)}</span></li>`)}</ul>`
