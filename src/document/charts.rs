//! Pictures as charts of the document itself, which keep their lines when they are enlarged and need no other file.
//!
//! Lines differ in their strokes and marks and bars in what fills them, so that they can be told apart without colours.
//! Only what is drawn stands in the part: a point that is held back is not there.

use super::parts::{XML, chart_relation, safe};
use crate::paper::chart::{Axis, Chart, Mark, Series};

/// English Metric Units in a twentieth of a point, and the height of a picture in them.
const EMU: u32 = 635;
const HEIGHT: u32 = 2_520_000;

/// The paragraph in which it stands, in so much room.
pub fn placed(chart: &Chart, at: usize, room: u32) -> String {
    let (number, about, id, width) = (at + 1, safe(&chart.about), chart_relation(at), room * EMU);
    format!(
        "<w:p><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{width}\" cy=\"{HEIGHT}\"/><wp:docPr id=\"{number}\" name=\"Picture {number}\" \
         descr=\"{about}\"/><wp:cNvGraphicFramePr/>\
         <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
         <c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"{id}\"/>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
}

/// The part that draws it.
pub fn part(chart: &Chart) -> String {
    let series: String = chart.series.iter().enumerate().map(|(at, one)| of_series(chart, one, at)).collect();
    let axes = "<c:axId val=\"1\"/><c:axId val=\"2\"/>";
    let drawn = if chart.bars {
        format!(
            "<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>{series}\
             <c:gapWidth val=\"60\"/>{axes}</c:barChart>"
        )
    } else {
        format!(
            "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>{series}<c:marker val=\"1\"/>{axes}\
             </c:lineChart>"
        )
    };
    let (across, up) = (category_axis(), value_axis(chart.axis, chart.percent));
    format!(
        "{XML}<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:lang val=\"en-GB\"/>\
         <c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>{drawn}{across}\
         {up}</c:plotArea><c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend><c:plotVisOnly val=\"1\"/>\
         <c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:p>\
         <a:pPr><a:defRPr sz=\"900\"><a:latin typeface=\"Arial\"/></a:defRPr></a:pPr>\
         <a:endParaRPr lang=\"en-GB\"/></a:p>\
         </c:txPr></c:chartSpace>"
    )
}

fn of_series(chart: &Chart, series: &Series, at: usize) -> String {
    let name = safe(&series.name);
    let (look, is_own) = (look(&series.look), series.look == "us" || chart.bars);
    let labels = format!(
        "<c:dLbls><c:numFmt formatCode=\"{}\" sourceLinked=\"0\"/><c:spPr><a:noFill/></c:spPr>{}\
         <c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/>\
         <c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>",
        format_of(chart),
        if chart.bars { "" } else { "<c:dLblPos val=\"t\"/>" }
    );
    let labels = if is_own { labels } else { String::new() };
    let smooth = if chart.bars { "" } else { "<c:smooth val=\"0\"/>" };
    format!(
        "<c:ser><c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:v>{name}</c:v></c:tx>{look}{labels}\
         <c:cat>{}</c:cat><c:val>{}</c:val>{smooth}</c:ser>",
        names(&chart.points),
        numbers(series, format_of(chart))
    )
}

/// How its values are written: counts without decimals.
fn format_of(chart: &Chart) -> &'static str {
    let values = chart.series.iter().flat_map(|series| series.values.iter().flatten());
    format(chart.percent, values.into_iter().all(|value| value.tenths % 10 == 0) && !chart.percent)
}

fn format(percent: bool, whole: bool) -> &'static str {
    match (percent, whole) {
        (true, true) => "0&quot;%&quot;",
        (true, false) => "0.0&quot;%&quot;",
        (false, true) => "#,##0",
        (false, false) => "#,##0.0",
    }
}

fn names(points: &[Mark]) -> String {
    let name = |(at, mark): (usize, &Mark)| format!("<c:pt idx=\"{at}\"><c:v>{}</c:v></c:pt>", safe(&mark.words));
    let all: String = points.iter().enumerate().map(name).collect();
    format!("<c:strLit><c:ptCount val=\"{}\"/>{all}</c:strLit>", points.len())
}

/// The values that are drawn; others are not there.
fn numbers(series: &Series, format: &str) -> String {
    let drawn = series.values.iter().enumerate().filter_map(|(at, value)| Some((at, value.as_ref()?.tenths)));
    let all: String =
        drawn.map(|(at, tenths)| format!("<c:pt idx=\"{at}\"><c:v>{}</c:v></c:pt>", of_tenths(tenths))).collect();
    let count = series.values.len();
    format!("<c:numLit><c:formatCode>{format}</c:formatCode><c:ptCount val=\"{count}\"/>{all}</c:numLit>")
}

fn of_tenths(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// The stroke and the marks of a line, or what fills a bar: each another without its colour too.
fn look(look: &str) -> String {
    let line = |colour: &str, width: u32, dash: &str, mark: &str| {
        let fill = format!("<a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill>");
        let mark = match mark {
            "none" => "<c:marker><c:symbol val=\"none\"/></c:marker>".to_owned(),
            mark => {
                format!("<c:marker><c:symbol val=\"{mark}\"/><c:size val=\"7\"/><c:spPr>{fill}</c:spPr></c:marker>")
            }
        };
        format!("<c:spPr><a:ln w=\"{width}\">{fill}<a:prstDash val=\"{dash}\"/></a:ln></c:spPr>{mark}")
    };
    let bar = |colour: &str| {
        format!(
            "<c:spPr><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill><a:ln w=\"15875\"><a:solidFill>\
             <a:srgbClr val=\"12436D\"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val=\"0\"/>"
        )
    };
    match look {
        "us" => line("12436D", 28_575, "solid", "circle"),
        "england" => line("801650", 19_050, "dash", "square"),
        "similar" => line("1B7F77", 19_050, "sysDash", "triangle"),
        "aim" => line("1F1A24", 15_875, "sysDot", "none"),
        "low" => line("1F1A24", 15_875, "lgDash", "none"),
        "bar" => bar("12436D"),
        "hollow" => bar("FFFFFF"),
        _ => line("7A5200", 19_050, "dashDot", "diamond"),
    }
}

const QUIET: &str = "<c:spPr><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"595959\"/></a:solidFill></a:ln></c:spPr>";

fn category_axis() -> String {
    format!(
        "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/>\
         <c:axPos val=\"b\"/><c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>\
         {QUIET}<c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/>\
         <c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>"
    )
}

fn value_axis(axis: Axis, percent: bool) -> String {
    let format = format(percent, axis.step % 10 == 0);
    let [low, high, step] = [axis.low, axis.high, axis.step].map(of_tenths);
    format!(
        "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"{high}\"/>\
         <c:min val=\"{low}\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:majorGridlines><c:spPr>\
         <a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"D9D9D9\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>\
         <c:numFmt formatCode=\"{format}\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/>\
         <c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>{QUIET}<c:crossAx val=\"1\"/>\
         <c:crosses val=\"autoZero\"/><c:crossBetween val=\"between\"/><c:majorUnit val=\"{step}\"/></c:valAx>"
    )
}
