/** Measures of our own that both renderings share, in millimetres. */
export const LABEL_MM = 30;
/** The small code in the head; the one to be photographed is larger. */
export const CODE_MM = 18;
export const QR_MM = 32;
/** Where the first page begins: above the text, so that a code stands in its upper margin. */
export const HEAD_MM = 10;

/** 信函格式 of GB/T 9704-2012: the mark of the issuer begins 30 mm from the upper edge, red double lines of 170 mm stand 4 mm below it and 20 mm from the lower edge. */
export const MARK_MM = 30;
export const RULE_MM = 170;
export const RULE_SIDE_MM = (210 - RULE_MM) / 2;
export const LOWER_RULE_MM = 20;
export const RED = '#d40000';

/** Between the characters of official text, so that 28 of 16 pt stand in 156 mm. */
export const CLOSER_POINTS = -0.25;

/** An issuer longer than this is set smaller, so that it stays on one or two lines. */
const LONG_ISSUER = 14;
/** Points of the issuer's mark, which the standard leaves open below that of the title page. */
export const issuerPoints = (issuer: string): number => ([...issuer].length > LONG_ISSUER ? 24 : 32);

/** What is printed where somebody writes the day by hand. */
export const BLANK_DAY = '年　　月　　日';
export const CUT_HERE = '沿此线裁下';
