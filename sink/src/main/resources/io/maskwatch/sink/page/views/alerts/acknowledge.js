/** Who took notice of an alert, and the form to do so: a note, and a name where nobody has to log in. */
import {html} from '/lib/lit-html/lit-html.js'
import {post} from '../../core/http.js'
import {current, mayOperate} from '../../core/session.js'
import {reason} from '../../parts/failure.js'
import {t} from '../../texts/index.js'
import {moment} from '../../texts/format.js'

const NAME_KEY = 'maskwatch.name'

export function acknowledgeForm({alertId, announce, repaint, onDone}) {
  let busy = false
  let problem = null

  async function submit(event) {
    event.preventDefault()
    const form = event.target
    const {note, by} = Object.fromEntries(new FormData(form))
    if (by) sessionStorage.setItem(NAME_KEY, by)
    busy = true
    problem = null
    repaint()
    try {
      await post(`/alerts/${encodeURIComponent(alertId)}/acknowledgements`, by ? {note, by} : {note})
      form.reset()
      announce(t('alerts.done'))
      await onDone()
    } catch (failed) {
      problem = failed
    }
    busy = false
    repaint()
  }

  function template(alert) {
    const given = alert.acknowledgements ?? []
    return html`<div class="acknowledgements" data-test="acknowledgements" data-count=${given.length}>
      ${given.length ? html`<ul>${given.map(one => html`<li><span class="ack">✓ ${t('alerts.acknowledgedBy', {by: one.by, time: moment(one.at)})}</span>
        ${one.note ? html`<span>${one.note}</span>` : ''}</li>`)}</ul>` : html`<p class="quiet-text">${t('alerts.notAcknowledged')}</p>`}
      ${mayOperate() ? form(given.length > 0) : ''}
    </div>`
  }

  const form = again => html`<form class="acknowledge" @submit=${submit} data-test="acknowledge">
    ${current().loginRequired ? '' : html`<label class="field"><span>${t('alerts.name')}</span>
      <input name="by" required maxlength="80" autocomplete="name" .value=${sessionStorage.getItem(NAME_KEY) ?? ''}></label>`}
    <label class="field note"><span>${t('alerts.note')}</span><input name="note" maxlength="500" placeholder=${t('alerts.noteHint')}></label>
    <button class=${again ? '' : 'primary'} ?disabled=${busy}>${t('alerts.acknowledge')}</button>
    ${problem ? html`<p class="form-message" role="alert">${reason(problem)}</p>` : ''}
  </form>`

  return {template}
}
