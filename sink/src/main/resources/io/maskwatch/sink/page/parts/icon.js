/** The page's few signs, drawn in the colour of the text. They stand beside words, so a screen reader skips them. */
import {html, svg} from '/lib/lit-html/lit-html.js'

const SHAPES = {
  masked: svg`<path d="M3 8.5 6.5 12 13 4.5"/>`,
  unmasked: svg`<path d="M4 4l8 8M12 4l-8 8"/>`,
  incorrect: svg`<path d="M8 3v6.5M8 12.8v.2"/>`,
  unknown: svg`<path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9.2 8 10M8 12.8v.2"/>`,
  bell: svg`<path d="M4 11V7.5a4 4 0 0 1 8 0V11l1 1.5H3zM6.8 14.5h2.4"/>`,
  camera: svg`<path d="M2 5h8v6H2zM10 7.5 14 5.5v5l-4-2"/>`,
  off: svg`<path d="M2 5h8v6H2zM10 7.5 14 5.5v5l-4-2M2 14 14 2"/>`,
  sun: svg`<circle cx="8" cy="8" r="2.8"/><path d="M8 1.5v1.8M8 12.7v1.8M1.5 8h1.8M12.7 8h1.8M3.4 3.4l1.3 1.3M11.3 11.3l1.3 1.3M3.4 12.6l1.3-1.3M11.3 4.7l1.3-1.3"/>`,
  plus: svg`<path d="M8 3v10M3 8h10"/>`,
  back: svg`<path d="M10 3 5 8l5 5"/>`,
  forward: svg`<path d="m6 3 5 5-5 5"/>`,
  eye: svg`<path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z"/><circle cx="8" cy="8" r="2"/>`,
  out: svg`<path d="M9.5 3H13v10H9.5M2.5 8H10M7.5 5 10.5 8l-3 3"/>`,
  chart: svg`<path d="M2.5 2.5v11h11M5 10l2.5-3 2 1.5L13 4"/>`,
  report: svg`<path d="M4 2h6l2.5 2.5V14H4zM6 7h4.5M6 9.5h4.5"/>`,
  settings: svg`<path d="M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6"/><circle cx="10" cy="5" r="1.5"/><circle cx="6" cy="11" r="1.5"/>`,
}

export const icon = name =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${SHAPES[name]}</svg>`
