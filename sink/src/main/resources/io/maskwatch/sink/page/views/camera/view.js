/** One camera: what it sees now, where it counts, whether it is fit, how its numbers went, what happened to it. */
import {html} from '/lib/lit-html/lit-html.js'
import {painter} from '../../core/painter.js'
import {now} from '../../core/clock.js'
import {mayOperate} from '../../core/session.js'
import {remove} from '../../core/http.js'
import {go} from '../../core/router.js'
import {newest, trust} from '../../figures/trust.js'
import {failure, reason} from '../../parts/failure.js'
import {confirm} from '../../parts/confirm.js'
import {icon} from '../../parts/icon.js'
import {causeSince, causeText, trustBadge} from '../../parts/state.js'
import {t} from '../../texts/index.js'
import {time, timeToSecond} from '../../texts/format.js'
import {cameraAlerts} from './alerts.js'
import {coursePanel} from './course.js'
import {fitnessPanel} from './fitness.js'
import {historyPanel} from './history.js'
import {numbers} from './numbers.js'
import {stagePanel} from './stage.js'

export function open(root, {site, live, route, announce, retitle}) {
  const cameraId = route.id
  const surface = painter(root, template)
  const options = {cameraId, site, live, announce, repaint: surface.paint}
  const panels = {
    stage: stagePanel(options), fitness: fitnessPanel(options), course: coursePanel(options), alerts: cameraAlerts(options), history: historyPanel(options),
  }
  let problem = null
  let titled = false
  const stops = [site.onChange(surface.paint), site.onWindowEnded(window => window.subject === cameraId && panels.course.refreshSoon())]
  const timer = setInterval(surface.paint, 5000)

  function template() {
    const camera = site.cameras.get(cameraId)
    if (!camera) return absent()
    if (!titled) retitle(camera.name)
    titled = true
    const judged = trust(camera, site.windows.get(cameraId), now())
    return html`
      <div class="view-head">
        <h1 tabindex="-1">${camera.name}</h1>${trustBadge(judged)}
        ${mayOperate() ? html`<div class="actions"><a class="button" href="#/cameras/${cameraId}/edit" data-test="edit-camera">${t('camera.settings')}</a>
          <button type="button" class="danger" data-test="remove-camera" @click=${() => drop(camera)}>${t('camera.remove')}</button></div>` : ''}
      </div>
      ${problem ? html`<p class="form-message" role="alert">${reason(problem)}</p>` : ''}
      ${judged.level === 'GOOD' ? beginning(judged) : trouble(camera, judged)}
      <div class="camera-grid">
        <div class="stack">${panels.stage.template(camera, judged)}${panels.course.template()}</div>
        <div class="stack">
          ${numbers(camera, judged.level === 'NONE' || judged.level === 'OFF' ? null : newest(site.windows.get(cameraId), now()), site)}
          ${panels.alerts.template()}
        </div>
        <div class="stack">${panels.fitness.template()}${panels.history.template()}</div>
      </div>`
  }

  function absent() {
    if (site.problem) return failure(site.problem, site.readAll)
    if (!site.loaded) return html`<p class="waiting" role="status">${t('common.loading')}</p>`
    return html`<h1 tabindex="-1">${t('camera.notThere', {id: cameraId})}</h1><p><a href="#/">${t('problem.toVenue')}</a></p>`
  }

  async function drop(camera) {
    if (!(await confirm({text: t('camera.removeSure', {name: camera.name}), action: t('common.remove')}))) return
    try {
      await remove(`/cameras/${encodeURIComponent(cameraId)}`)
      await site.readCameras()
      go('/')
    } catch (failed) {
      problem = failed
      surface.paint()
    }
  }

  surface.paintNow()
  return {
    title: site.nameOf(cameraId),
    close() {
      clearInterval(timer)
      stops.forEach(stop => stop())
      Object.values(panels).forEach(panel => panel.close())
      surface.stop()
    },
  }
}

const beginning = ({since}) => since ? html`<p class="notice" data-test="beginning">${t('trust.first', {time: timeToSecond(since)})}</p>` : ''

const trouble = (camera, judged) => html`<section class="notice ${judged.level === 'NONE' ? 'notice-bad' : ''} trouble" data-test="trouble">
  ${judged.causes.map(cause => html`<p><strong>${icon(judged.level === 'NONE' ? 'off' : 'incorrect')} ${causeText(cause)}</strong>
    <span class="quiet-text">${causeSince(cause)}</span></p>`)}
  ${camera.status?.detail ? html`<p class="quiet-text">${camera.status.detail}</p>` : ''}
  ${camera.status?.nextAttemptAt ? html`<p class="quiet-text">${t('camera.nextAttempt', {time: time(camera.status.nextAttemptAt)})}</p>` : ''}
</section>`
