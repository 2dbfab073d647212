//! The codes of the catalogue of faults: each with what comes of it, and whether it is of a line or of a whole file.

use crate::account::kind::NoticeKind;
use serde::{Serialize, Serializer};
use std::fmt::{self, Display};

macro_rules! codes {
    ($($kind:ident of the $of:ident { $($name:ident $text:literal)+ })+) => {
        /// One thing that can be said of a file. Two may have one text where different things come of them.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Code { $($($name,)+)+ }

        impl Code {
            /// As the catalogue writes it.
            pub fn text(self) -> &'static str {
                match self { $($(Code::$name => $text,)+)+ }
            }

            /// What happened to the rows concerned.
            pub fn kind(self) -> NoticeKind {
                match self { $($(Code::$name)|+ => NoticeKind::$kind,)+ }
            }

            fn of(self) -> Of {
                match self { $($(Code::$name)|+ => Of::$of,)+ }
            }
        }
    };
}

/// What a code is about.
#[allow(non_camel_case_types)]
#[derive(PartialEq)]
enum Of {
    file,
    line,
}

codes! {
    Refused of the file {
        Empty "EMPTY"
        IsXlsx "IS_XLSX"
        IsXls "IS_XLS"
        IsEncrypted "IS_ENCRYPTED"
        IsXlsb "IS_XLSB"
        IsOds "IS_ODS"
        IsOffice "IS_OFFICE"
        IsArchive "IS_ARCHIVE"
        IsHtml "IS_HTML"
        IsXml "IS_XML"
        IsJson "IS_JSON"
        IsPdf "IS_PDF"
        BookBroken "BOOK_BROKEN"
        BookLimit "BOOK_LIMIT"
        XmlDoctype "XML_DOCTYPE"
        NotText "NOT_TEXT"
        NoHeader "NO_HEADER"
        TooLong "TOO_LONG"
        TooManyFiles "TOO_MANY_FILES"
    }
    Refused of the line {
        Nul "NUL"
        OtherReturn "OTHER_RETURN"
        NoColumn "COL_MISSING"
        OtherTableBelow "HDR_REPEAT"
        QuoteOpen "QUOTE_OPEN"
        DateUs "DATE_US"
        TooWide "TOO_WIDE"
        CellLong "CELL_LONG"
        LineLong "LINE_LONG"
        TooManyRows "TOO_MANY_ROWS"
    }
    SetAside of the line {
        IdBlank "ID_BLANK"
        IdUnknown "CODE_UNKNOWN"
        IdSci "ID_SCI"
        IdLost "ID_LOST"
        NumberInvalid "NUMBER_INVALID"
        Footer "FOOTER"
        Truncated "TRUNCATED"
        OtherHeadings "HDR_REPEAT"
        RowDateMissing "DATE_MISSING"
        RowDateInvalid "DATE_INVALID"
        RowDateRange "DATE_RANGE"
        RowDatePlaceholder "DATE_PLACEHOLDER"
        RowDateHashes "DATE_HASHES"
        EpOrder "EP_ORDER"
        RowShort "ROW_SHORT"
        RowLong "ROW_LONG"
        RowRepeated "ROW_REPEATED"
        RowConflict "CHILD_CONFLICT"
        TableTwice "TABLE_TWICE"
        PubYear "PUB_YEAR"
        PubArea "PUB_AREA"
        PubAges "PUB_AGES"
        PubMeasure "PUB_MEASURE"
        PubDefinition "PUB_DEFINITION"
        PubHeldBack "PUB_HELD_BACK"
        PubTwice "PUB_TWICE"
        PubBounds "PUB_BOUNDS"
        PubNeighbour "PUB_NEIGHBOUR"
        PubPolarity "PUB_POLARITY"
    }
    Mended of the line {
        BlankRows "BLANK_ROWS"
        HdrRepeat "HDR_REPEAT"
        NotHeld "NOT_HELD"
        RowDup "ROW_DUP"
    }
    Flag of the file {
        SheetHidden "SHEET_HIDDEN"
        ColumnsHidden "COLUMNS_HIDDEN"
        NoRows "NO_ROWS"
        YearMissing "YEAR_MISSING"
        TableMissing "TABLE_MISSING"
        EpisodesMissing "EPISODES_MISSING"
        YearGuessed "YEAR_GUESSED"
        Renumbered "RENUMBERED"
        LaSeveral "LA_SEVERAL"
    }
    Flag of the line {
        PubAhead "PUB_AHEAD"
        RowsHidden "ROWS_HIDDEN"
        FormulaBlank "FORMULA_BLANK"
        EncLost "ENC_LOST"
        EncMojibake "ENC_MOJIBAKE"
        QuoteStray "QUOTE_STRAY"
        ColDup "COL_DUP"
        ColMissing "COL_MISSING"
        ColMissingOpt "COL_MISSING_OPT"
        YearUnread "YEAR_UNREAD"
        YearFew "YEAR_FEW"
        YearLater "YEAR_LATER"
        YearsPooled "YEARS_POOLED"
        ReturnTwice "RETURN_TWICE"
        ReturnsDiffer "RETURNS_DIFFER"
        LaUntold "LA_UNTOLD"
        IdZero "ID_ZERO"
        IdTurned "INVISIBLE"
        NotOfTheList "CODE_UNKNOWN"
        DateMissing "DATE_MISSING"
        DateInvalid "DATE_INVALID"
        DateRange "DATE_RANGE"
        DatePlaceholder "DATE_PLACEHOLDER"
        DateHashes "DATE_HASHES"
        DateFuture "DATE_FUTURE"
        EpOverlap "EP_OVERLAP"
        EpOpen2 "EP_OPEN2"
        EpGap "EP_GAP"
        EpSameDay "EP_SAME_DAY"
        ChildOrphan "CHILD_ORPHAN"
        ChildNoEpisode "CHILD_NO_EPISODE"
        ChildConflict "CHILD_CONFLICT"
        WorkerConflict "WORKER_CONFLICT"
        TypedBeyond "TYPED_BEYOND"
        TypedUnit "TYPED_UNIT"
        TypedAlone "TYPED_ALONE"
        TypedDiffers "TYPED_DIFFERS"
        TypedUnused "TYPED_UNUSED"
    }
    Repaired of the file {
        Enc1252 "ENC_1252"
        EncUtf16 "ENC_UTF16"
        EncBom2 "ENC_BOM2"
        NulTail "NUL_TAIL"
        CtrlZ "CTRL_Z"
    }
    Repaired of the line {
        LineEndsTwice "BLANK_ROWS"
        SepHint "SEP_HINT"
        Delim "DELIM"
        Quote "QUOTE"
        Preamble "PREAMBLE"
        HdrCase "HDR_CASE"
        HdrSpace "HDR_SPACE"
        HdrAlias "HDR_ALIAS"
        HdrTypo "HDR_TYPO"
        ExtraEmptyCol "EXTRA_EMPTY_COL"
        ColExtra "COL_EXTRA"
        ColSetYear "COL_SET_YEAR"
        ColMissingDob "COL_MISSING_OPT"
        NullWord "NULL_WORD"
        LabelRead "CODE_LABEL"
        SmallLetters "CODE_CASE"
        Digits "DIGITS"
        Invisible "INVISIBLE"
        SpaceTrim "SPACE_TRIM"
        YesNo "YES_NO"
        IdFormula "ID_FORMULA"
        IdApos "ID_APOS"
        IdDecimal "ID_DECIMAL"
        IdThousands "ID_THOUSANDS"
        IdCase "ID_CASE"
        IdPrefix "ID_PREFIX"
        IdUpn "ID_UPN"
        DateNever "DATE_NEVER"
        DateFmt "DATE_FMT"
        DateSerial "DATE_SERIAL"
        DateMixed "DATE_MIXED"
        Date2Digit "DATE_2DIGIT"
        RowLatest "ROW_LATEST"
    }
}

impl Code {
    /// Whether it is about the file as a whole: no line of it shows it.
    pub fn is_of_the_file(self) -> bool {
        self.of() == Of::file
    }
}

impl Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text())
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, text: &&str) -> bool {
        self.text() == *text
    }
}
