/** How it is judged: rules of the site, of cameras and areas; areas; and, for administrators, the audit. */
import {html} from '/lib/lit-html/lit-html.js'
import {painter} from '../../core/painter.js'
import {go} from '../../core/router.js'
import {may, mayOperate} from '../../core/session.js'
import {t} from '../../texts/index.js'
import {areasPanel} from './areas.js'
import {auditPanel} from './audit.js'
import {rulesPanel} from './rules.js'

export function open(root, {site, route, announce}) {
  const surface = painter(root, template)
  const subject = route.id ?? 'site'
  const options = {site, subject, announce, repaint: surface.paint}
  const rules = rulesPanel(options)
  const areas = areasPanel(options)
  const audit = may('ADMINISTRATOR') ? auditPanel(options) : null
  const stop = site.onChange((type, news) => {
    if (type === 'settings' && news.subject === subject) rules.hear(news)
    if (!type || type === 'camera' || type === 'settings') surface.paint()
  })

  function template() {
    return html`
      <div class="view-head"><h1 tabindex="-1">${t('settings.title')}</h1>${mayOperate() ? '' : html`<p class="quiet-text">${t('settings.readOnly')}</p>`}</div>
      <div class="settings-grid">
        <section class="panel" aria-labelledby="rules-title" data-test="rules">
          <div class="panel-head"><h2 id="rules-title">${t('settings.rules')}</h2>${subjectPicker()}</div>${rules.template()}</section>
        ${areas.template()}
        ${audit ? audit.template() : ''}
      </div>`
  }

  function subjectPicker() {
    const subjects = [['site', t('common.site')], ...site.areas.map(area => [`area:${area.id}`, `${t('common.area')}: ${area.name}`]),
      ...[...site.cameras.values()].map(camera => [camera.id, camera.name])]
    return html`<label class="filter"><span>${t('settings.subject')}</span><select data-test="rules-subject" @change=${event => go(`/settings/${encodeURIComponent(event.target.value)}`)}>
      ${subjects.map(([key, text]) => html`<option value=${key} ?selected=${key === subject}>${text}</option>`)}</select></label>`
  }

  surface.paintNow()
  return {
    title: t('settings.title'),
    close() {
      stop()
      surface.stop()
    },
  }
}
