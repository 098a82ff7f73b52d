/** Icons as paths on a 20 × 20 field, drawn with the colour of the text. */

const PATHS = {
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1.2 1.2M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1.2-1.2',
  download: 'M10 3v9.5M6.2 9l3.8 3.7L13.8 9M4 16.5h12',
  screen: 'M3 4h14v9.5H3zM7 17h6M10 13.500v3.500',
  moon: 'M16.200 12.200A6.800 6.800 0 0 1 7.800 3.800a6.800 6.800 0 1 0 8.400 8.400z',
  sun: 'M10 6.600a3.400 3.400 0 1 0 0 6.800 3.400 3.400 0 0 0 0-6.800zM10 1.800v2M10 16.200v2M1.800 10h2M16.200 10h2M4.200 4.200l1.400 1.400M14.400 14.400l1.400 1.400M4.200 15.800l1.400-1.400M14.400 5.600l1.400-1.400',
  close: 'M5 5l10 10M15 5L5 15',
  menu: 'M3 5.500h14M3 10h14M3 14.500h14',
  chevron: 'M5.500 8l4.500 4.500L14.500 8',
  back: 'M13 4.500L7.500 10l5.500 5.500M5 4.500v11',
  on: 'M7 4.500l5.500 5.500L7 15.500M15 4.500v11',
  undo: 'M7.500 4.500L4 8l3.500 3.500M4.500 8H12a4 4 0 0 1 0 8H8.500',
  redo: 'M12.500 4.500L16 8l-3.500 3.500M15.500 8H8a4 4 0 0 0 0 8h3.500',
  pencil: 'M4 16l.8-3.400L13.600 3.800l2.600 2.600L7.400 15.200 4 16zM12 5.400L14.600 8',
  table: 'M3 4.500h14v11H3zM3 8.200h14M8 4.500v11',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  help: 'M10 2.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15zM7.800 7.800a2.200 2.200 0 1 1 3.300 1.900c-.7.400-1.100.900-1.100 1.700M10 14.200v.1',
  swap: 'M4 7h11l-3-3M16 13H5l3 3',
};
const FILLED = { play: 'M6.500 3.800v12.400L16 10z', pause: 'M5.500 4h3v12h-3zM11.500 4h3v12h-3z' };

/** A picture beside a word: it says nothing by itself, so it is hidden from those who listen. */
export const Icon = {
  props: { name: { type: String, required: true } },
  computed: {
    path() {
      return PATHS[this.name] || FILLED[this.name];
    },
    filled() {
      return this.name in FILLED;
    },
  },
  template: `<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path :d="path" :fill="filled ? 'currentColor' : 'none'" :stroke="filled ? 'none' : 'currentColor'" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
};
