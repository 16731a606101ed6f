/** A grid: what stands around it, and how its columns are aligned (a class of the style sheet). */
export interface Environment {
  align: 'centred' | 'cases' | 'aligned';
  open?: string;
  close?: string;
}

const centred = (open?: string, close?: string): Environment => ({
  align: 'centred',
  ...(open && { open }),
  ...(close && { close }),
});
const aligned: Environment = { align: 'aligned' };

export const ENVIRONMENTS: Record<string, Environment> = {
  matrix: centred(),
  smallmatrix: centred(),
  pmatrix: centred('(', ')'),
  bmatrix: centred('[', ']'),
  Bmatrix: centred('{', '}'),
  vmatrix: centred('|', '|'),
  Vmatrix: centred('‖', '‖'),
  array: centred(),
  gather: centred(),
  'gather*': centred(),
  gathered: centred(),
  equation: centred(),
  'equation*': centred(),
  multline: centred(),
  'multline*': centred(),
  cases: { align: 'cases', open: '{' },
  dcases: { align: 'cases', open: '{' },
  rcases: { align: 'cases', close: '}' },
  align: aligned,
  'align*': aligned,
  aligned,
  alignat: aligned,
  'alignat*': aligned,
  alignedat: aligned,
  split: aligned,
  eqnarray: aligned,
  'eqnarray*': aligned,
};

/** Environments that first say what their columns are like, `{c|cc}`, or how many there are. */
export const COLUMNS = new Set(['array', 'alignat', 'alignat*', 'alignedat']);
