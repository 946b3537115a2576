/** Who looked at what and changed what, newest first; for administrators. */
import {html} from '/lib/lit-html/lit-html.js'
import {get} from '../../core/http.js'
import {failure} from '../../parts/failure.js'
import {t} from '../../texts/index.js'
import {moment} from '../../texts/format.js'

const PAGE = 50

export function auditPanel({site, repaint}) {
  let entries = []
  let next = null
  let problem = null
  let begun = false

  async function read(cursor = null) {
    try {
      const page = await get('/audit', {limit: PAGE, cursor})
      entries = cursor ? [...entries, ...page.items] : page.items
      next = page.next
      problem = null
    } catch (failed) {
      problem = failed
    }
    repaint()
  }

  function begin(event) {
    if (!event.target.open || begun) return
    begun = true
    read()
  }

  const row = entry => html`<tr><td class="nowrap">${moment(entry.at)}</td><td>${entry.by}</td><td>${entry.action}</td><td>${site.nameOf(entry.subject)}</td><td>${entry.detail}</td><td>${entry.remoteAddress}</td></tr>`

  return {
    template: () => html`<section class="panel" aria-labelledby="audit-title" data-test="audit"><div class="panel-head"><h2 id="audit-title">${t('settings.audit')}</h2></div>
      <details @toggle=${begin}><summary>${t('settings.auditHint')}</summary>
      ${problem ? failure(problem, () => read()) : entries.length ? html`<div class="scroll wide" tabindex="0" role="group" aria-labelledby="audit-title"><table>
        <thead><tr>${['auditAt', 'auditBy', 'auditAction', 'auditSubject', 'auditDetail', 'auditFrom'].map(name => html`<th scope="col">${t(`settings.${name}`)}</th>`)}</tr></thead>
        <tbody data-test="audit-entries">${entries.map(row)}</tbody></table></div>${next ? html`<button type="button" @click=${() => read(next)}>${t('common.more')}</button>` : ''}`
        : html`<p class="quiet-text">${t('settings.audited')}</p>`}</details></section>`,
  }
}
