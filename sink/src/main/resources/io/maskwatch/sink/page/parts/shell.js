/** The frame around the views: navigation, connection, theme, what is announced, and which view is open. */
import {html} from '/lib/lit-html/lit-html.js'
import {now} from '../core/clock.js'
import {painter} from '../core/painter.js'
import {match} from '../core/router.js'
import {current, mayOperate} from '../core/session.js'
import {onWall} from '../core/theme.js'
import {t} from '../texts/index.js'
import {time} from '../texts/format.js'
import {connection} from './connection.js'
import {failure} from './failure.js'
import {icon} from './icon.js'
import {tools} from './tools.js'

const LINKS = [
  ['/', 'venue', 'chart'],
  ['/alerts', 'alerts', 'bell'],
  ['/reports', 'reports', 'report'],
  ['/settings', 'settings', 'settings'],
]

export function openShell(root, {site, live, onSignOut}) {
  const surface = painter(root, frame)
  const context = {site, live, announce, retitle}
  let said = ''
  let urgent = ''
  let view = null
  let route = null
  let opening = 0

  function frame() {
    return html`
      <a class="skip" href="#main" @click=${skip}>${t('common.skip')}</a>
      <header class="top">
        <a class="brand" href="#/">${mark()}<span>${current().siteName || 'maskwatch'}</span></a>
        ${onWall() ? '' : html`<nav aria-label=${t('nav.label')}>${LINKS.map(link)}</nav>`}
        ${connection(site)}${onWall() ? html`<time class="wall-time">${time(now())}</time>` : ''}
        ${onWall() ? '' : tools({onSignOut, mayAdd: mayOperate(), repaint: surface.paint})}
      </header>
      <main id="main" tabindex="-1" data-test="view" data-view=${route?.name ?? ''}></main>
      <div class="unseen" role="status" aria-live="polite">${said}</div>
      <div class="unseen" role="alert">${urgent}</div>`
  }

  function link([path, name, sign]) {
    const here = route?.name === name
    const count = name === 'alerts' ? site.alerts.size : 0
    return html`<a href="#${path}" aria-current=${here ? 'page' : 'false'} data-test="nav-${name}">${icon(sign)}
      <span>${t(`nav.${name}`)}</span>${count
        ? html`<span class="count" data-test="open-alerts" aria-label=${t('nav.openAlerts', {n: count})}>${count}</span>`
        : ''}</a>`
  }

  function skip(event) {
    event.preventDefault()
    root.querySelector('h1, main').focus()
  }

  async function openRoute() {
    const first = !route
    const turn = ++opening
    route = match(location.hash)
    view?.close()
    view = null
    surface.paintNow()
    const place = freshPlace()
    const opened = route ? await openView(place) : nowhere(place)
    if (turn !== opening) return opened.close()
    view = opened
    retitle(view.title)
    if (!first) arrive(place)
  }

  async function openView(place) {
    try {
      return (await route.load()).open(place, {...context, route})
    } catch (problem) {
      console.error(problem)
      const shown = painter(place, () => failure(problem, openRoute))
      shown.paintNow()
      return {title: t('problem.title'), close: shown.stop}
    }
  }

  /** A new element for each view, so that nothing of the last one stays. */
  function freshPlace() {
    const place = document.createElement('div')
    place.className = 'view'
    root.querySelector('main').replaceChildren(place)
    return place
  }

  function nowhere(place) {
    const shown = painter(place, () => html`<h1 tabindex="-1">${t('problem.notFound')}</h1><p><a href="#/">${t('problem.toVenue')}</a></p>`)
    shown.paintNow()
    return {title: t('problem.notFound'), close: shown.stop}
  }

  function arrive(place) {
    scrollTo(0, 0)
    requestAnimationFrame(() => (place.querySelector('h1') ?? root.querySelector('main')).focus({preventScroll: true}))
  }

  function retitle(title) {
    document.title = title ? `${title} · ${current()?.siteName || 'maskwatch'}` : 'maskwatch'
  }

  function announce(text, loudly = false) {
    if (loudly) urgent = text
    else said = text
    surface.paint()
  }

  const stops = [
    site.onChange(type => type === 'window' || surface.paint()),
    site.onAlertOpened(alert => announce(t('alerts.new', {summary: alert.summary}), alert.severity === 'CRITICAL')),
    connection.watch(site, surface.paint, announce),
  ]
  addEventListener('hashchange', openRoute)
  openRoute()

  return {
    close() {
      removeEventListener('hashchange', openRoute)
      opening++
      view?.close()
      stops.forEach(stop => stop())
      surface.stop()
    },
  }
}

const mark = () => html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path class="mark-mask" d="M5 11c5-3 17-3 22 0v7c-3 7-19 7-22 0z"/><path class="mark-fold" d="M9 15h14M9 19.5h14"/></svg>`
