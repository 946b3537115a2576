/** The camera's alerts of the last seven days. */
import {html} from '/lib/lit-html/lit-html.js'
import {get} from '../../core/http.js'
import {iso, now} from '../../core/clock.js'
import {soon} from '../../core/soon.js'
import {alertRow} from '../../parts/alertrow.js'
import {failure} from '../../parts/failure.js'
import {t} from '../../texts/index.js'

const SPAN_MS = 7 * 24 * 3600000
const MOST = 12

export function cameraAlerts({cameraId, site, repaint}) {
  const refresh = soon(read, 3000)
  let alerts = null
  let problem = null
  const stop = site.onChange((type, news) => {
    if (type === 'alert' ? news.subject === cameraId : type === 'acknowledgement') refresh.ask()
  })

  async function read() {
    try {
      alerts = (await get('/alerts', {state: 'ALL', subject: cameraId, from: iso(now() - SPAN_MS), limit: MOST})).items
      problem = null
    } catch (failed) {
      problem = failed
    }
    repaint()
  }

  read()
  return {
    template: () => html`<section class="panel" aria-labelledby="camera-alerts">
      <div class="panel-head"><h2 id="camera-alerts">${t('camera.alerts')}</h2><a href="#/alerts?subject=${cameraId}&state=ALL">${t('venue.alertsAll')}</a></div>
      ${problem ? failure(problem, read) : !alerts ? html`<p class="quiet-text">${t('common.loading')}</p>`
        : alerts.length ? html`<ul class="rows scroll">${alerts.map(alert => html`<li>${alertRow(alert, site)}</li>`)}</ul>`
          : html`<p class="quiet-text">${t('camera.alertsNone')}</p>`}
    </section>`,
    close() {
      stop()
      refresh.stop()
    },
  }
}
