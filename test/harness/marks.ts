const HALF: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '（': '(', '）': ')', '？': '?' };

/** A value with its Chinese punctuation at half width: the data package writes it so, the product writes it full. */
export const halfWidth = <T>(value: T): T => JSON.parse(JSON.stringify(value).replace(/[，；：（）？]/g, (mark) => HALF[mark] ?? mark)) as T;
