/**
 * What the commands of TeX stand for. Each table is written as pairs, `command character`; one row more is all it takes to understand
 * one command more. Where a command is missing the formula is shown as it was written.
 */
function pairs(written: string): ReadonlyMap<string, string> {
  const words = written.trim().split(/\s+/);
  return new Map(words.flatMap((word, place) => (place % 2 === 0 ? [[word, words[place + 1] ?? '']] : [])));
}

/** Letters: drawn in italics, as variables are. */
export const LETTERS = pairs(`
  alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ lambda λ mu μ nu ν
  xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
  ell ℓ imath ı jmath ȷ hbar ℏ hslash ℏ`);

/** Signs that are read like letters and stand upright. */
export const UPRIGHT = pairs(`
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
  infty ∞ partial ∂ nabla ∇ emptyset ∅ varnothing ∅ Re ℜ Im ℑ aleph ℵ beth ℶ wp ℘ top ⊤ bot ⊥ angle ∠ measuredangle ∡ triangle △
  square □ Box □ blacksquare ■ qed ∎ diamond ⋄ Diamond ◊ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯
  degree ° prime ′ checkmark ✓ dagger † ddagger ‡ S § P ¶ copyright © pounds £ complement ∁ surd √ lozenge ◊ bigstar ★ mho ℧
  ldots … dots … dotsc … dotso … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ % % $ $ # # & & _ _`);

/** Relations, binary operators, arrows and punctuation. */
export const OPERATORS = pairs(`
  pm ± mp ∓ times × div ÷ cdot ⋅ cdotp · ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ cap ∩ cup ∪ uplus ⊎
  sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ amalg ⨿ ltimes ⋉ rtimes ⋊ bowtie ⋈
  neg ¬ lnot ¬ forall ∀ exists ∃ nexists ∄
  leq ≤ le ≤ leqslant ⩽ geq ≥ ge ≥ geqslant ⩾ neq ≠ ne ≠ ll ≪ gg ≫ lll ⋘ ggg ⋙ equiv ≡ sim ∼ simeq ≃ approx ≈ approxeq ≊ cong ≅
  propto ∝ varpropto ∝ doteq ≐ triangleq ≜ coloneqq ≔ eqqcolon ≕ asymp ≍ prec ≺ succ ≻ preceq ⪯ succeq ⪰ lesssim ≲ gtrsim ≳
  in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ sqsubseteq ⊑ sqsupseteq ⊒
  mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⟂ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩
  leftarrow ← gets ← rightarrow → to → uparrow ↑ downarrow ↓ leftrightarrow ↔ updownarrow ↕ Leftarrow ⇐ Rightarrow ⇒ implies ⟹
  impliedby ⟸ Uparrow ⇑ Downarrow ⇓ Leftrightarrow ⇔ iff ⟺ mapsto ↦ longmapsto ⟼ longrightarrow ⟶ longleftarrow ⟵
  longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ hookrightarrow ↪ hookleftarrow ↩ nearrow ↗ searrow ↘
  swarrow ↙ nwarrow ↖ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋
  rightrightarrows ⇉ leadsto ⇝ rightsquigarrow ⇝ twoheadrightarrow ↠ circlearrowleft ↺ circlearrowright ↻
  therefore ∴ because ∵ colon : backslash \\ lbrace { rbrace } { { } } lbrack [ rbrack ] langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉
  vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖ | ‖ lgroup ⟮ rgroup ⟯ ulcorner ⌜ urcorner ⌝ llcorner ⌞ lrcorner ⌟`);

/** Large operators, which take what is below and above them as limits. */
export const LARGE = pairs(`
  sum ∑ prod ∏ coprod ∐ bigcap ⋂ bigcup ⋃ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ bigsqcup ⨆`);

/** Integrals keep their limits beside them. */
export const INTEGRALS = pairs('int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ oiiint ∰');

/** Names of functions, upright; the second list takes what is below as a limit. */
export const FUNCTIONS = new Set(
  'sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arccot exp log ln lg arg deg dim hom ker sgn tr rank'.split(
    ' ',
  ),
);
export const LIMITS: ReadonlyMap<string, string> = new Map(
  'lim max min sup inf det gcd lcm Pr argmax argmin'
    .split(' ')
    .map((name) => [name, name] as const)
    .concat([
      ['limsup', 'lim sup'],
      ['liminf', 'lim inf'],
      ['varlimsup', 'lim sup'],
      ['varliminf', 'lim inf'],
    ]),
);

/** A mark over or under what follows; a stretchy one is as wide as it. */
export interface Accent {
  character: string;
  under?: boolean;
  stretchy?: boolean;
}

export const ACCENTS: ReadonlyMap<string, Accent> = new Map<string, Accent>([
  ...[
    ...pairs('hat ^ check ˇ tilde ~ acute ´ grave ` dot ˙ ddot ¨ dddot ⃛ breve ˘ bar ¯ mathring ˚ vec →'),
  ].map(([name, character]) => [name, { character }] as const),
  ...[
    ...pairs(
      'widehat ^ widetilde ~ overline ‾ overbrace ⏞ overrightarrow → overleftarrow ← overleftrightarrow ↔ overparen ⏜',
    ),
  ].map(([name, character]) => [name, { character, stretchy: true }] as const),
  ...[...pairs('underline _ underbrace ⏟ underrightarrow → underleftarrow ←')].map(
    ([name, character]) => [name, { character, under: true, stretchy: true }] as const,
  ),
]);

/** Widths in em. */
export const SPACES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ',': '0.167em',
    thinspace: '0.167em',
    ':': '0.222em',
    '>': '0.222em',
    medspace: '0.222em',
    ';': '0.278em',
    thickspace: '0.278em',
    '!': '-0.167em',
    negthinspace: '-0.167em',
    ' ': '0.333em',
    enspace: '0.5em',
    quad: '1em',
    qquad: '2em',
  }),
);

/** Commands that only say how large or how loud; what they apply to stays readable without them. */
export const SILENT = new Set(
  'displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag hline hfill allowbreak nobreak relax bigl bigr bigm big Bigl Bigr Bigm Big biggl biggr biggm bigg Biggl Biggr Biggm Bigg strut centering rm'.split(
    ' ',
  ),
);
