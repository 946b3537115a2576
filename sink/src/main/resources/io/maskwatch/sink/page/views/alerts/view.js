/** Alerts, open and past: the list with its filters, and beside it what the chosen one rests on. */
import {html} from '/lib/lit-html/lit-html.js'
import {painter} from '../../core/painter.js'
import {t} from '../../texts/index.js'
import {alertDetail} from './detail.js'
import {alertList} from './list.js'
import {filterBar, fromParameters} from './filters.js'

export function open(root, {site, route, announce}) {
  const surface = painter(root, template)
  const filters = fromParameters(route.parameters)
  const list = alertList({site, filters, repaint: surface.paint})
  const detail = route.id ? alertDetail({alertId: route.id, site, announce, repaint: surface.paint}) : null
  const stop = site.onChange((type, news) => {
    if (type === 'alert' || type === 'acknowledgement' || type === 'reset') {
      list.refreshSoon()
      detail?.hear(type, news)
    }
    surface.paint()
  })

  function template() {
    return html`
      <div class="view-head"><h1 tabindex="-1">${t('alerts.title')}</h1>${filterBar(filters, site, changed)}</div>
      <div class="alerts-grid ${detail ? 'with-detail' : ''}">
        ${list.template(route.id)}
        ${detail ? detail.template() : html`<p class="panel quiet-text detail-none">${t('alerts.choose')}</p>`}
      </div>`
  }

  function changed(name, value) {
    filters[name] = value
    list.read()
    surface.paint()
  }

  list.read()
  surface.paintNow()
  return {
    title: t('alerts.title'),
    close() {
      stop()
      list.close()
      surface.stop()
    },
  }
}
