//! An icon of the sprite `public/icons.svg`. A name that is not in the list does not compile, and a
//! test compares the list with the sprite.

use leptos::prelude::*;

macro_rules! glyphs {
    ($($Glyph:ident = $name:literal),+ $(,)?) => {
        /// The icons there are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Glyph { $($Glyph),+ }

        impl Glyph {
            pub const ALL: &'static [Self] = &[$(Self::$Glyph),+];

            /// Its id in the sprite.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$Glyph => $name),+ }
            }
        }
    };
}

glyphs! {
    ArrowDown = "arrow-down",
    ArrowDownRight = "arrow-down-right",
    ArrowLeft = "arrow-left",
    ArrowRight = "arrow-right",
    ArrowUp = "arrow-up",
    ArrowUpRight = "arrow-up-right",
    Ban = "ban",
    Bell = "bell",
    Building2 = "building-2",
    CalendarCheck = "calendar-check",
    CalendarDays = "calendar-days",
    CalendarPlus = "calendar-plus",
    Check = "check",
    ChevronDown = "chevron-down",
    ChevronLeft = "chevron-left",
    ChevronRight = "chevron-right",
    ChevronUp = "chevron-up",
    Circle = "circle",
    CircleAlert = "circle-alert",
    CircleCheck = "circle-check",
    CircleDashed = "circle-dashed",
    CircleDot = "circle-dot",
    Clock = "clock",
    Cloud = "cloud",
    CloudOff = "cloud-off",
    CloudUpload = "cloud-upload",
    Columns3 = "columns-3",
    Copy = "copy",
    CornerUpLeft = "corner-up-left",
    Download = "download",
    Ellipsis = "ellipsis",
    Equal = "equal",
    Eye = "eye",
    EyeOff = "eye-off",
    File = "file",
    FileClock = "file-clock",
    FileSpreadsheet = "file-spreadsheet",
    FileText = "file-text",
    Flag = "flag",
    Funnel = "funnel",
    Handshake = "handshake",
    History = "history",
    Hourglass = "hourglass",
    Inbox = "inbox",
    Info = "info",
    KeyRound = "key-round",
    Languages = "languages",
    Laptop = "laptop",
    LayoutDashboard = "layout-dashboard",
    List = "list",
    ListTodo = "list-todo",
    LoaderCircle = "loader-circle",
    Lock = "lock",
    LogOut = "log-out",
    MapPin = "map-pin",
    Megaphone = "megaphone",
    Menu = "menu",
    MessageSquare = "message-square",
    MessageSquareQuote = "message-square-quote",
    Minus = "minus",
    Monitor = "monitor",
    Moon = "moon",
    Pencil = "pencil",
    Plus = "plus",
    Presentation = "presentation",
    Printer = "printer",
    RefreshCw = "refresh-cw",
    RotateCcw = "rotate-ccw",
    Save = "save",
    Scale = "scale",
    Search = "search",
    Send = "send",
    Settings = "settings",
    ShieldCheck = "shield-check",
    Sigma = "sigma",
    Smartphone = "smartphone",
    Sun = "sun",
    Table2 = "table-2",
    Trash2 = "trash-2",
    TriangleAlert = "triangle-alert",
    Trophy = "trophy",
    Undo2 = "undo-2",
    Upload = "upload",
    User = "user",
    Users = "users",
    WifiOff = "wifi-off",
    X = "x",
    Zap = "zap",
}

/// Drawn in the colour of the text around it and hidden from screen readers: words say the same.
#[component]
pub fn Icon(
    glyph: Glyph,
    /// Such as a colour: `Tone::Ok.ink()`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let class = super::classes(&["icon", class]);
    let href = format!("/icons.svg#{}", glyph.name());
    view! { <svg class=class aria-hidden="true"><use href=href></use></svg> }.into_any()
}
