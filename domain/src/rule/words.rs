//! The sentences for what can be wrong with a rule, Vietnamese and English: what to do about it.

use super::{Kind, problem::Mistake, tree::Function};

/// A sentence without its end; `#` stands for what was found.
pub const fn words(mistake: &Mistake) -> (&'static str, &'static str) {
    match mistake {
        Mistake::Nothing => {
            ("chưa có gì, viết một quy tắc như A <= B", "nothing yet, write a rule like A <= B")
        }
        Mistake::TooLong => (
            "quy tắc dài quá 2000 ký tự, tách thành nhiều quy tắc",
            "the rule is longer than 2000 characters, split it into several",
        ),
        Mistake::TooDeep => (
            "lồng nhau quá 64 lớp, tách thành nhiều quy tắc",
            "nested more than 64 deep, split it into several rules",
        ),
        Mistake::StrangeCharacter(_) => (
            "không dùng được ký tự “#”, xóa hoặc thay",
            "“#” cannot be used here, delete or replace it",
        ),
        Mistake::WrongNumber => (
            "số chưa đúng, viết như 1234.5, tối đa 28 chữ số",
            "not a number, write it like 1234.5, with at most 28 digits",
        ),
        Mistake::DoubleEquals => ("chỉ viết một dấu “=”", "write a single “=”"),
        Mistake::NoClosingQuote => ("thiếu dấu nháy đóng", "the closing quote is missing"),
        Mistake::NoClosingBracket => {
            ("thiếu dấu ngoặc vuông đóng “]”", "the closing bracket “]” is missing")
        }
        Mistake::NoCellName => (
            "thiếu tên hàng hoặc cột trong ngoặc vuông, viết như [4G] hoặc [*]",
            "a row or column is missing in the brackets, write it like [4G] or [*]",
        ),
        Mistake::NoClosing => {
            ("thiếu dấu ngoặc đóng “)”", "the closing parenthesis “)” is missing")
        }
        Mistake::ClosingTooMany => {
            ("thừa dấu ngoặc đóng “)”, xóa bớt", "one “)” too many, delete it")
        }
        Mistake::StrayComma => (
            "dấu phẩy chỉ ngăn các phần của hàm; số thập phân viết như 0.3",
            "a comma only separates the parts of a function; write decimals like 0.3",
        ),
        Mistake::NoValue => (
            "thiếu một số, một mã chỉ tiêu hoặc một hàm",
            "a number, an indicator code or a function is missing",
        ),
        Mistake::NoOperator => (
            "thiếu phép tính giữa hai phần, như +, <= hoặc and",
            "an operator is missing between two parts, such as +, <= or and",
        ),
        Mistake::TwoComparisons => (
            "hai phép so sánh liền nhau, nối bằng and: A < B and B < C",
            "two comparisons in a row, join them by and: A < B and B < C",
        ),
        Mistake::NoKey => (
            "thiếu mã chỉ tiêu sau dấu chấm, viết như prev.VT02",
            "an indicator code is missing after the dot, write it like prev.VT02",
        ),
        Mistake::UnknownPrefix => (
            "trước dấu chấm chỉ dùng f, prev hoặc yoy",
            "only f, prev or yoy can stand before a dot",
        ),
        Mistake::UnknownFunction(_) => (
            "không có hàm “#”, chọn if, abs, min, max, round, sum, count, isnil hoặc known",
            "there is no function “#”, choose if, abs, min, max, round, sum, count, isnil or known",
        ),
        Mistake::WrongParts(function) => wrong_parts(*function),
        Mistake::WrongPlaces => (
            "số chữ số thập phân của round là một số từ 0 đến 9",
            "the decimals of round are a number from 0 to 9",
        ),
        Mistake::NotACell => (
            "isnil cần một mã chỉ tiêu, viết như isnil(VT02)",
            "isnil needs an indicator code, write it like isnil(VT02)",
        ),
        Mistake::StarOutside => (
            "[*] chỉ dùng trong sum hoặc count, viết như sum(VT08[*])",
            "[*] can only be used in sum or count, write it like sum(VT08[*])",
        ),
        Mistake::StarBesideOthers => (
            "[*] đứng một mình, không kèm hàng hoặc cột, viết như sum(VT08[*])",
            "[*] stands alone, without a row or column, write it like sum(VT08[*])",
        ),
        Mistake::WrongKind { wanted, found } => wrong_kind(*wanted, *found),
        Mistake::UnknownCell(_) => {
            ("mẫu này không có ô “#”, kiểm tra lại mã", "this form has no cell “#”, check the code")
        }
    }
}

const fn wrong_parts(function: Function) -> (&'static str, &'static str) {
    match function {
        Function::If => (
            "hàm if cần ba phần: if(điều kiện, nếu đúng, nếu sai)",
            "if needs three parts: if(condition, when true, when false)",
        ),
        Function::Round => (
            "hàm round cần hai phần: round(số, số chữ số thập phân)",
            "round needs two parts: round(number, decimals)",
        ),
        _ => ("hàm “#” chỉ cần một phần", "“#” needs one part only"),
    }
}

const fn wrong_kind(wanted: Kind, found: Kind) -> (&'static str, &'static str) {
    match (wanted, found) {
        (Kind::Number, Kind::Truth) => (
            "cần một số, nhưng phần này là đúng/sai",
            "a number is needed, but this is true or false",
        ),
        (Kind::Number, _) => {
            ("cần một số, nhưng phần này là chữ", "a number is needed, but this is text")
        }
        (Kind::Truth, Kind::Number) => (
            "cần một điều kiện như A <= B, nhưng phần này là số",
            "a condition like A <= B is needed, but this is a number",
        ),
        (Kind::Truth, _) => (
            "cần một điều kiện như A <= B, nhưng phần này là chữ",
            "a condition like A <= B is needed, but this is text",
        ),
        (Kind::Text, Kind::Number) => (
            "cần chữ như 'x', nhưng phần này là số",
            "text like 'x' is needed, but this is a number",
        ),
        (Kind::Text, _) => (
            "cần chữ như 'x', nhưng phần này là đúng/sai",
            "text like 'x' is needed, but this is true or false",
        ),
    }
}
