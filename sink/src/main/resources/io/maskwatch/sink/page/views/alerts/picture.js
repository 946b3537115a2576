/** The picture that completed an alert's evidence, with the faces concerned framed. It lives minutes; then that is said. */
import {html, svg} from '/lib/lit-html/lit-html.js'
import {now} from '../../core/clock.js'
import {address} from '../../core/http.js'
import {t} from '../../texts/index.js'

/** Pictures live minutes. After this long none is asked for. */
const LONGEST_LIFE_MS = 15 * 60000

export function evidencePicture(alertId, repaint) {
  const source = address(`/alerts/${encodeURIComponent(alertId)}/picture`)
  let gone = false

  const lose = () => {
    gone = true
    repaint()
  }

  function template(evidence) {
    if (evidence?.frameOffset === null || evidence?.frameOffset === undefined) return ''
    const old = evidence.capturedAt && now() - Date.parse(evidence.capturedAt) > LONGEST_LIFE_MS
    if (gone || old) return html`<p class="quiet-text" data-test="picture-gone">${t('alerts.pictureGone')}</p>`
    const boxes = evidence.boxes?.length ? evidence.boxes : evidence.box ? [evidence.box] : []
    return html`<figure class="evidence-picture"><img src=${source} alt=${t('alerts.picture')} @error=${lose} data-test="evidence-picture">
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">${boxes.map(box => svg`<rect class="evidence-box" x=${box.left} y=${box.top} width=${box.width} height=${box.height}></rect>`)}</svg>
    </figure>`
  }

  return {template}
}
