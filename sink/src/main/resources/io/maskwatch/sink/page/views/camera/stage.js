/** The live picture with boxes and verdicts, and the zones over it. */
import {html} from '/lib/lit-html/lit-html.js'
import {ref} from '/lib/lit-html/directives/ref.js'
import {now} from '../../core/clock.js'
import {current, mayOperate} from '../../core/session.js'
import {drawBoxes} from '../../parts/boxes.js'
import {icon} from '../../parts/icon.js'
import {VERDICTS} from '../../figures/rate.js'
import {t} from '../../texts/index.js'
import {duration, number, timeToSecond} from '../../texts/format.js'
import {zoneEditor} from '../zones/editor.js'

const WIDTH_PX = 1280

export function stagePanel({cameraId, site, live, announce, repaint}) {
  const zones = zoneEditor({cameraId, announce, repaint})
  let canvas = null
  let header = null
  let stateText = null
  let unblurred = false
  let release = watch()
  let shownAt = 0

  function watch() {
    return live.watch(cameraId, {widthPx: WIDTH_PX, unblurred, onPicture: draw, onState})
  }

  function onState(text) {
    stateText = text
    repaint()
  }

  function draw(bitmap, told) {
    if (!canvas) return
    const {widthPx, heightPx} = fit(bitmap)
    const context = canvas.getContext('2d')
    context.drawImage(bitmap, 0, 0, widthPx, heightPx)
    drawBoxes(context, told.boxes, {widthPx, heightPx, scale: widthPx / (canvas.clientWidth || widthPx)})
    header = told
    stateText = null
    canvas.dataset.sequence = told.sequence
    canvas.dataset.boxes = told.boxes.length
    canvas.dataset.outside = told.boxes.filter(box => box.inZone === false).length
    canvas.dataset.unblurred = told.unblurred === true
    if (Date.now() - shownAt > 400) {
      shownAt = Date.now()
      repaint()
    }
  }

  /** Small pictures are drawn larger, so that lines and signs over them stay fine. */
  function fit(bitmap) {
    const widthPx = Math.max(WIDTH_PX, bitmap.width)
    const heightPx = Math.round((widthPx * bitmap.height) / bitmap.width)
    if (canvas.width !== widthPx || canvas.height !== heightPx) {
      canvas.width = widthPx
      canvas.height = heightPx
      zones.shape(widthPx, heightPx)
    }
    return {widthPx, heightPx}
  }

  function toggleFaces() {
    unblurred = !unblurred
    release()
    release = watch()
    announce(unblurred ? t('camera.unblurredNow') : t('camera.blurred'))
    repaint()
  }

  const attach = element => {
    canvas = element ?? null
  }

  function template(camera, trust) {
    const blind = trust.level === 'NONE' || trust.level === 'OFF'
    return html`<section class="panel stage-panel" aria-labelledby="live-title">
      <div class="panel-head"><h2 id="live-title">${t('camera.live')}</h2>${age(blind)}</div>
      <div class="stage" data-test="stage">
        <canvas width="1280" height="720" role="img" aria-label=${`${t('camera.pictureAlt', {name: camera.name})}. ${seenText()}`} data-test="live-picture" ${ref(attach)}></canvas>
        ${zones.overlay()}
        ${header && !blind ? '' : html`<p class="stage-none">${stateText ?? (blind ? t('camera.noPicture') : t('venue.lastPicture'))}</p>`}
      </div>
      <div class="stage-foot">${seen()}${blind ? '' : faces()}</div>
      ${zones.panel()}
    </section>`
  }

  function age(blind) {
    if (!header || blind) return ''
    const old = now() - Date.parse(header.capturedAt)
    return html`<span class="quiet-text">${t('camera.captured', {time: timeToSecond(header.capturedAt)})}${old > 5000 ? html` · <strong>${t('camera.age', {duration: duration(old)})}</strong>` : ''}</span>`
  }

  const counted = () => VERDICTS.map(name => [name, header.boxes.filter(box => box.verdict === name.toUpperCase() && box.inZone !== false).length])

  const seenText = () => (header ? counted().map(([name, count]) => `${t(`verdict.${name}`)}: ${count}`).join(', ') : '')

  function seen() {
    if (!header) return html`<span></span>`
    const outside = header.boxes.filter(box => box.inZone === false).length
    return html`<ul class="seen" aria-hidden="true">${counted().map(([name, count]) => html`<li class="is-${name}">${icon(name)}<b>${number(count)}</b> ${t(`verdict.short.${name}`)}</li>`)}
      ${outside ? html`<li class="quiet-text"><b>${outside}</b> ${t('camera.outside')}</li>` : ''}
      ${header.truncated ? html`<li><strong>${t('camera.truncated')}</strong></li>` : ''}</ul>`
  }

  function faces() {
    if (!current().mayUnblur || !mayOperate()) return html`<span class="quiet-text">${t('camera.blurred')}</span>`
    return html`<span class="unblur"><button type="button" aria-pressed=${unblurred} data-test="unblur" @click=${toggleFaces}>${icon('eye')}${t('camera.unblur')}</button>
      <span class="hint">${unblurred ? t('camera.unblurredNow') : t('camera.unblurHint')}</span></span>`
  }

  return {
    template,
    close: () => release(),
  }
}
