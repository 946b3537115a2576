/** Tries a camera before it is saved: its picture, what is wrong with it in plain words, and what to do. */
import {html} from '/lib/lit-html/lit-html.js'
import {get, post, Problem} from '../../core/http.js'
import {reason} from '../../parts/failure.js'
import {icon} from '../../parts/icon.js'
import {symbol, t} from '../../texts/index.js'
import {number} from '../../texts/format.js'
import {reasonRow} from '../camera/fitness.js'
import {probed, toSend} from './draft.js'

const EVERY_MS = 800
const LONGEST_MS = 75000

export function probePanel({repaint, announce, take}) {
  let probe = null
  let problem = null
  let of = null
  let turn = 0

  async function start(draft) {
    const mine = ++turn
    const {id, ...body} = toSend(draft)
    of = probed(draft)
    problem = null
    probe = {state: 'RUNNING'}
    repaint()
    try {
      const begun = await post('/probes', id ? {id, ...body} : body)
      await follow(begun.id, mine)
    } catch (failed) {
      if (mine !== turn) return
      problem = failed
      probe = null
    }
    repaint()
  }

  async function follow(id, mine) {
    const until = Date.now() + LONGEST_MS
    while (mine === turn && Date.now() < until) {
      const read = await get(`/probes/${encodeURIComponent(id)}`)
      if (mine !== turn) return
      if (read.state !== 'RUNNING') return finish(read)
      await new Promise(resolve => setTimeout(resolve, EVERY_MS))
    }
    if (mine === turn) throw new Problem(408, {detail: t('form.probeTimeout')})
  }

  function finish(read) {
    probe = read
    announce(read.state === 'DONE' ? t('form.probeDone') : t('form.probeFailed'))
    repaint()
  }

  function template(draft) {
    return html`<section class="panel probe-panel" aria-labelledby="probe-title" data-test="probe-result" data-state=${probe?.state ?? (problem ? 'FAILED' : '')}>
      <h2 id="probe-title">${t('form.probeTitle')}</h2>
      <div class="probe" aria-live="polite">
        ${problem ? html`<p class="form-message">${reason(problem)}</p>` : ''}
        ${!probe ? (problem ? '' : html`<p class="quiet-text">${t('form.probeNone')}</p>`) : shown(draft)}</div></section>`
  }

  function shown(draft) {
    if (probe.state === 'RUNNING') return html`<p>${t('form.probing')}</p><progress aria-label=${t('form.probing')}></progress>`
    return html`
      ${of === probed(draft) ? '' : html`<p class="notice">${t('form.probeStale')}</p>`}
      ${probe.state === 'FAILED' ? failed() : ''}
      ${probe.picture ? html`<img src=${probe.picture} alt=${t('form.pictureAlt')} data-test="probe-picture">` : ''}
      ${probe.stream ? html`<p class="quiet-text">${streamText(probe.stream)}</p>` : ''}
      ${probe.diagnosis?.length ? html`<ul class="reasons">${probe.diagnosis.map(reasonRow)}</ul>` : ''}
      ${probe.recommendation ? recommended(probe.recommendation) : ''}`
  }

  const failed = () => html`<div class="notice notice-bad"><h3>${icon('off')} ${t('form.probeFailed')}: ${symbol('cause', probe.cause)}</h3>
    ${probe.detail ? html`<p>${probe.detail}</p>` : ''}${probe.remedy ? html`<p>${probe.remedy}</p>` : ''}</div>`

  const recommended = recommendation => html`<div class="recommendation"><p><b>${t('form.recommended')}:</b> ${recommendation.text}</p>
    <button type="button" data-test="take" @click=${() => take(recommendation)}>${t('form.use')}</button></div>`

  return {template, start, problem: () => problem, running: () => probe?.state === 'RUNNING', close: () => { turn++ }}
}

const streamText = ({codec, widthPx, heightPx, framesPerSecond}) =>
  t('form.stream', {codec, width: String(widthPx), height: String(heightPx), fps: framesPerSecond ? number(framesPerSecond, 1) : '–'})
