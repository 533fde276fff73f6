// What the rules that make an observation or a directive go by, in a sentence. The names are the answer's;
// a test holds this list to the names that the program knows.

/** @type {Record<string, {vi: string, en: string}>} */
const RULES = {
  'level.none': { vi: 'Con số đứng liền tên chỉ tiêu, không có từ so sánh.', en: 'The number stands right by the name, with no word of comparison.' },
  'level.reach': { vi: 'Từ “đạt”, “có”, “là”, “ước” … trước con số: đây là mức đạt được.', en: 'Words like “đạt” (reached), “có” (has), “ước” (estimated) before the number: a level.' },
  'level.to': { vi: '“lên …”, “xuống còn …”: mức sau khi thay đổi.', en: '“lên”, “xuống còn” (up or down to): the level after the change.' },
  'level.from': { vi: '“từ …”: mức trước khi thay đổi.', en: '“từ” (from): the level before the change.' },
  'level.at_date': { vi: 'Mức của một thời điểm khác nêu trong cùng câu.', en: 'The level at another date that the sentence names.' },
  'level.beyond': { vi: '“vượt” trước một lượng không phải tỷ lệ: mức đã vượt qua.', en: '“vượt” (beyond) before an amount: a level that was passed.' },
  'level.contribution': { vi: '“đóng góp … điểm phần trăm”: mức đóng góp.', en: '“đóng góp” (contributes) percentage points: a level.' },
  'level.increase': { vi: '“tăng” là một phần của tên, con số là mức.', en: '“tăng” is part of the name; the number is a level.' },
  'level.share': { vi: '“chiếm” trước một lượng: mức của phần đó.', en: '“chiếm” (makes up) before an amount: the level of that part.' },
  'level.part_of_rate': { vi: 'Sau “trong đó”, một phần của tỷ lệ vừa nêu: con số là mức của phần ấy.', en: 'Behind “trong đó” (of which), a part of the rate just told: the number is the part’s own level.' },
  'level.planned': { vi: 'Tên nói đến kế hoạch: con số là mức của kế hoạch.', en: 'The name speaks of a plan: the number is its level.' },
  'level.rate': { vi: 'Tên là một tỷ lệ hay chỉ số: số phần trăm là mức của nó.', en: 'The name is a rate or an index: the percentage is its level.' },
  'change.increase': { vi: 'Từ “tăng”, “cao hơn”, “vượt” … trước con số: phần tăng thêm.', en: 'Words like “tăng” (up), “cao hơn” (higher by) before the number: a rise.' },
  'change.decrease': { vi: 'Từ “giảm”, “thấp hơn”, “kém” … trước con số: phần giảm đi.', en: 'Words like “giảm” (down), “thấp hơn” (lower by) before the number: a fall.' },
  'change.times': { vi: '“tăng … lần”: thay đổi tính bằng lần.', en: '“tăng … lần” (up … times): a change in multiples.' },
  'change.of_core': { vi: 'Hướng tăng hay giảm nằm ngay trong tên chỉ tiêu.', en: 'The name itself says up or down.' },
  'change.planned': { vi: 'Mức thay đổi mà kế hoạch đặt ra.', en: 'The change that the plan sets.' },
  'change.growth_rate': { vi: 'Tên là “tốc độ tăng”: số phần trăm là mức thay đổi.', en: 'The name is a growth rate: the percentage is a change.' },
  'change.repeated': { vi: 'Tỷ lệ trong ngoặc nói lại thay đổi vừa nêu: “tăng 1 vụ (100%)”.', en: 'A percentage in brackets tells the change before it once more: “up 1 case (100%)”.' },
  'change.listed': { vi: 'Mục trong danh sách, hướng thay đổi nêu ở đầu danh sách.', en: 'An item of a list whose opening says up or down.' },
  'completion.plan': { vi: 'Số phần trăm đi với “kế hoạch”, “dự toán”, “mục tiêu”: mức hoàn thành.', en: 'A percentage with “kế hoạch” (plan), “dự toán” (budget): how much of it is done.' },
  'completion.of_spending': { vi: 'Số phần trăm của giải ngân: so với vốn được giao.', en: 'A percentage of disbursement: of the funds assigned.' },
  'completion.of_total': { vi: 'Số phần trăm đã làm được của việc đang nói đến.', en: 'How much is done of what the text speaks about.' },
  'share.none': { vi: 'Số phần trăm không có từ so sánh: phần của một tổng thể.', en: 'A percentage with no word of comparison: a part of a whole.' },
  'share.reach': { vi: '“đạt … %” của một tổng thể.', en: '“đạt … %” (reaches) of a whole.' },
  'share.share': { vi: '“chiếm … %”: phần của một tổng thể.', en: '“chiếm … %” (makes up): a part of a whole.' },
  'share.contribution': { vi: '“đóng góp … %”: phần đóng góp vào một tổng thể.', en: '“đóng góp … %” (contributes): a part of a whole.' },
  'share.times': { vi: '“bằng … %” của một tổng thể.', en: '“bằng … %” (equals) of a whole.' },
  'share.to': { vi: 'Phần sau khi thay đổi.', en: 'The part after a change.' },
  'share.from': { vi: 'Phần trước khi thay đổi.', en: 'The part before a change.' },
  'ratio.times': { vi: '“gấp … lần”: tỷ số với mức được so sánh.', en: '“gấp … lần” (… times as much): a ratio.' },
  'ratio.percent': { vi: '“bằng … % so với …”: tỷ số với mức được so sánh.', en: '“bằng … % so với” (equals … % of what it is compared with): a ratio.' },
  'rank.placed': { vi: '“xếp thứ …”, “đứng thứ …”: thứ hạng.', en: '“xếp thứ” (placed): a rank.' },
  'table.level': { vi: 'Ô của bảng, cột ghi mức.', en: 'A cell of a table, in a column of levels.' },
  'table.change': { vi: 'Ô của bảng, cột ghi thay đổi.', en: 'A cell of a table, in a column of changes.' },
  'table.completion': { vi: 'Ô của bảng, cột so với kế hoạch.', en: 'A cell of a table, in a column against the plan.' },
  'table.share': { vi: 'Ô của bảng, cột ghi cơ cấu.', en: 'A cell of a table, in a column of shares.' },
  'table.ratio': { vi: 'Ô của bảng, cột ghi tỷ số.', en: 'A cell of a table, in a column of ratios.' },
  'table.rank': { vi: 'Ô của bảng, cột ghi thứ hạng.', en: 'A cell of a table, in a column of ranks.' },
  order_verb: { vi: 'Câu có động từ giao việc: “yêu cầu”, “giao”, “đề nghị” …', en: 'A verb of ordering: “yêu cầu” (requires), “giao” (assigns), “đề nghị” (asks) …' },
  in_decision: { vi: 'Điều khoản trong phần quyết định của văn bản.', en: 'An article in the deciding part of the document.' },
  in_conclusion: { vi: 'Ý trong phần kết luận của người chủ trì.', en: 'A point of the chair’s conclusion.' },
  under_task_heading: { vi: 'Mục nằm dưới đề mục “nhiệm vụ”, “giải pháp”.', en: 'An item under a heading of tasks or solutions.' },
  under_proposal_heading: { vi: 'Mục nằm dưới đề mục “kiến nghị”, “đề xuất”.', en: 'An item under a heading of proposals.' },
  coming_time: { vi: 'Việc sẽ làm trong “thời gian tới”.', en: 'What is to be done “in the time to come”.' },
  said: { vi: 'Lời người phát biểu nói phải làm gì.', en: 'Words of a speaker on what must be done.' },
  said_in_interview: { vi: 'Lời người trả lời phỏng vấn nói sẽ làm, cần làm gì.', en: 'Words of an interviewee on what will or must be done.' },
  said_in_quotation: { vi: 'Lời trong ngoặc kép nói phải làm gì.', en: 'Quoted words on what must be done.' },
  lead_in: { vi: 'Mục của danh sách có câu dẫn là lời giao việc.', en: 'An item of a list whose opening gives orders.' },
  announced: { vi: 'Các việc “thứ nhất”, “thứ hai” … của những nhiệm vụ đã báo trước.', en: 'The “first”, “second” … of tasks announced before.' },
  told: { vi: 'Việc được nhắc đến như lời giao.', en: 'Something told as an order.' },
};

/**
 * @param {string | undefined} rule
 * @param {'vi' | 'en'} language
 * @returns {string} empty where the rule is not known here
 */
export const explain = (rule, language) => (rule && RULES[rule] ? RULES[rule][language] : '');
