/** Whether the camera is fit for the job, from its last hour, and what to do about it. */
import {html} from '/lib/lit-html/lit-html.js'
import {ref} from '/lib/lit-html/directives/ref.js'
import {get} from '../../core/http.js'
import {chartHost} from '../../charts/host.js'
import {histogramConfig} from '../../charts/histogram.js'
import {failure} from '../../parts/failure.js'
import {t} from '../../texts/index.js'
import {number, percent} from '../../texts/format.js'

const EVERY_MS = 60000

export function fitnessPanel({cameraId, repaint}) {
  const chart = chartHost(histogramConfig)
  const attach = element => chart.attach(element)
  const timer = setInterval(read, EVERY_MS)
  let fitness = null
  let problem = null

  async function read() {
    try {
      fitness = await get(`/cameras/${encodeURIComponent(cameraId)}/fitness`)
      problem = null
      if (hasFaces()) chart.show(fitness).catch(console.error)
    } catch (failed) {
      problem = failed
    }
    repaint()
  }

  const doubts = () => fitness.reasons.filter(reason => reason.level !== 'GOOD')

  /** Somebody has switched it off: that is no doubt about it, and nothing was measured. */
  const off = () => fitness?.level === 'DISABLED'

  const hasFaces = () => fitness?.facesBySidePx?.some(count => count > 0)

  function template() {
    return html`<section class="panel fitness" aria-labelledby="fitness-title" data-test="fitness" data-level=${fitness?.level ?? ''}>
      <div class="panel-head"><h2 id="fitness-title">${t('camera.fitness')}</h2>
        ${fitness ? html`<span class="badge level-${fitness.level}">${t(`fitness.level.${fitness.level}`)}</span>` : ''}</div>
      ${problem ? failure(problem, read) : off() ? html`<p class="quiet-text">${t('fitness.off')}</p>` : fitness ? body() : html`<p class="quiet-text">${t('common.loading')}</p>`}
    </section>`
  }

  function body() {
    return html`
      ${doubts().length ? html`<ul class="reasons">${doubts().map(reasonRow)}</ul>` : html`<p class="quiet-text">${t('fitness.good')}</p>`}
      ${hasFaces() ? html`<h3>${t('fitness.faces')} <span class="quiet-text">${t('fitness.of')}</span></h3>
        <div class="histogram"><canvas role="img" aria-label=${t('fitness.faces')} ${ref(attach)}></canvas></div>
        <p class="hint">${t('fitness.share')}: ${t('fitness.shareOf', {share: percent(fitness.shareTooSmall ?? 0), n: number(fitness.faces)})}</p>${table()}` : ''}
      <dl class="facts measures">
        <div><dt>${t('fitness.rate')}</dt><dd>${t('fitness.asked', {real: rate(fitness.framesPerSecond), asked: rate(fitness.askedFramesPerSecond)})}</dd></div>
        <div><dt>${t('fitness.jitter')}</dt><dd>${ms(fitness.jitterMs)}</dd></div>
        <div><dt>${t('fitness.keyFrames')}</dt><dd>${ms(fitness.keyFrameGapMs)}</dd></div>
        <div><dt>${t('fitness.coverage')}</dt><dd>${percent(fitness.coverage ?? 0)}</dd></div>
      </dl>`
  }

  const table = () => html`<details class="as-table"><summary>${t('common.asTable')}</summary><table>
    <thead><tr><th scope="col">${t('fitness.side')}</th><th scope="col" class="numeric">${t('alerts.faces')}</th></tr></thead>
    <tbody>${fitness.facesBySidePx.map((count, index) => html`<tr><th scope="row">${bin(index)}</th><td class="numeric">${number(count)}</td></tr>`)}</tbody></table></details>`

  const bin = index => {
    const steps = fitness.sideStepsPx
    return index + 1 < steps.length ? `${steps[index]}–${steps[index + 1]}` : t('fitness.from', {px: steps[index]})
  }

  read()
  return {
    template,
    close() {
      clearInterval(timer)
      chart.close()
    },
  }
}

const ms = value => (value ? t('common.ms', {n: Math.round(value)}) : '–')

const rate = value => (value ? number(value, 1) : '–')

export const reasonRow = ({level, text, remedy}) => html`<li class="reason"><span class="badge level-${level}">${t(`fitness.level.${level}`)}</span>
  <span>${text}${remedy ? html`<span class="remedy">${remedy}</span>` : ''}</span></li>`
