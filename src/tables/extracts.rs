//! The simple extracts that a council's case system can give: the heading row of each, what its columns mean, and an
//! example of invented children. The same words make `docs/extracts.md` and the templates on the page.

/// What an extract looks like.
#[derive(Debug)]
pub struct Template {
    /// The name of the table.
    pub name: &'static str,
    /// The usual name of its file.
    pub file: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// The column that tells the extract from every other table.
    pub told_by: &'static [&'static str],
    /// Columns that must be there, because a blank in them means something: an end that has not come, a plan never made.
    pub needs: &'static [&'static str],
    /// Columns whose blanks mean something to some lines alone: without the column, these lines stay off.
    pub without: &'static [(&'static str, &'static [&'static str])],
    /// Its columns in order.
    pub headings: &'static [&'static str],
    /// What each column means.
    pub meanings: &'static [&'static str],
    /// Rows of invented children.
    pub example: &'static [&'static str],
}

impl Template {
    /// The lines that stay off where a file lacks the column.
    pub fn off_without(&self, column: &str) -> impl Iterator<Item = &'static str> {
        let own = self.without.iter().filter(move |(name, _)| *name == column);
        own.flat_map(|(_, lines)| lines.iter().copied())
    }

    /// The heading row as a CSV file.
    pub fn csv(&self) -> String {
        self.headings.join(",") + "\n"
    }
}

macro_rules! templates {
    ($(
        $(#[doc = $about:literal])+
        $module:ident: $table:literal $file:literal told by $($tells:ident)+, needs $($needs:ident)*
            $(, without $told:ident no $($line:literal)+)* { $($column:ident: $meaning:literal,)* }
        rows $($example:literal)*;
    )*) => {
        $(
            $(#[doc = $about])+
            // A column that is not read stands in the template all the same.
            #[allow(dead_code, missing_docs, clippy::upper_case_acronyms, non_camel_case_types)]
            pub mod $module {
                enum Place { $($column,)* }
                $(pub const $column: usize = Place::$column as usize;)*
                pub const TEMPLATE: $crate::tables::extracts::Template = $crate::tables::extracts::Template {
                    name: $table,
                    file: $file,
                    about: concat!($($about),+),
                    told_by: &[$(stringify!($tells)),+],
                    needs: &[$(stringify!($needs)),*],
                    without: &[$((stringify!($told), &[$($line),+]),)*],
                    headings: &[$(stringify!($column),)*],
                    meanings: &[$($meaning,)*],
                    example: &[$($example,)*],
                };
            }
        )*
    };
}

templates! {
    /// A row is a visit by the social worker to a looked-after child.
    visits: "Visits" "visits.csv" told by VISIT_DATE, needs {
        CHILD: "The child's number, as in the SSDA903 return.",
        VISIT_DATE: "The day of the visit.",
        SEEN: "Y when the child was seen, N when not. A visit without the child does not count. Blank is taken as seen.",
        SEEN_ALONE: "Y when the child was seen alone, N when not.",
    }
    rows "A1,14/05/2025,Y,Y" "A1,20/06/2025,Y,N";

    /// A row is a child in care, as list 8 of Annex A has it: the latest events without their history.
    children_in_care: "ChildrenInCare" "children_in_care.csv" told by LAST_VISIT_DATE, needs,
        without LAST_HEALTH_DATE no "HLT-11" "HLT-22", without LAST_DENTAL_DATE no "HLT-11" "HLT-23",
        without PLACEMENT_START no "LOC-01" "LOC-02" "LOC-03" "LOC-07", without PL_LOCATION no "LOC-01" "LOC-02" "LOC-07",
        without PL_LA no "LOC-07", without PL_DISTANCE no "LOC-02" "LOC-03",
        without DISABILITY no "POP-17", without EDUCATION_STATUS no "EDU-19" {
        CHILD: "The child's number, as in the SSDA903 return.",
        SEX: "M, F or U. Header is used where it has the child.",
        DOB: "Date of birth. Header is used where it has the child.",
        ETHNIC: "The code of the return. Header is used where it has the child.",
        LAST_VISIT_DATE: "The day of the last visit at which the child was seen; blank when there was none. Visits is used where it is there.",
        LAST_HEALTH_DATE: "The day of the last health assessment; blank when there was none. HealthChecks is used where it is there.",
        LAST_DENTAL_DATE: "The day of the last dental check; blank when there was none. HealthChecks is used where it is there.",
        PLACEMENT_START: "The first day of the placement that the next three columns tell of. They count only for that placement.",
        PL_LOCATION: "IN when the placement is inside the authority's boundary, OUT when not. Episodes is used where it has the column.",
        PL_LA: "The code of the authority that the placement is in, such as E09000001 or W06000001; or WAL, SCO, NIR.",
        PL_DISTANCE: "Miles from home in a straight line, with one decimal; 999.9 when not known. Episodes is used where it has the column.",
        DISABILITY: "Y when the child has a disability, N when not. SpecialNeeds is used where it has the child.",
        EDUCATION_STATUS: "FULL in full-time education, PART in part-time education, NONE without a place. The column may be left out.",
    }
    rows "A1,F,03/02/2014,WBRI,20/06/2025,11/02/2025,03/03/2025,14/05/2025,OUT,E09000001,12.4,N,FULL"
        "B2,M,17/09/2011,MWBC,,,,01/03/2025,IN,,3.0,Y,PART";

    /// A row is a care plan or a permanence plan, made or reviewed on a day.
    care_plans: "CarePlans" "care_plans.csv" told by PLAN_DATE, needs, without PLAN no "CAS-05" {
        CHILD: "The child's number, as in the SSDA903 return.",
        PLAN: "CARE for a care plan, PERM for a plan for permanence. Without the column every row is a care plan.",
        PLAN_DATE: "The day on which the plan was made or last changed. A row for each such day.",
    }
    rows "A1,CARE,10/05/2025" "A1,PERM,01/09/2025";

    /// A row is a personal education plan, made or reviewed on a day.
    education_plans: "EducationPlans" "education_plans.csv" told by PEP_DATE, needs {
        CHILD: "The child's number, as in the SSDA903 return.",
        PEP_DATE: "The day on which the personal education plan was made or reviewed. A row for each such day.",
    }
    rows "A1,28/05/2025" "A1,10/11/2025";

    /// A row is a school that a child joined.
    schools: "Schools" "schools.csv" told by SCHOOL_START, needs {
        CHILD: "The child's number, as in the SSDA903 return.",
        SCHOOL_START: "The first day at the school.",
        TRANSITION: "Y for the first school and for the usual step from one stage to the next, N for any other change.",
    }
    rows "A1,01/09/2019,Y" "A1,12/01/2026,N";

    /// A row is a child and a school year, as the virtual school has it: sessions, suspensions, special needs and results.
    pupil_years: "PupilYears" "pupil_years.csv" told by SCHOOL_YEAR, needs,
        without YEAR_GROUP no "EDU-07" "EDU-09" "EDU-11", without SUSPENSIONS no "EDU-13", without SEN no "EDU-14",
        without KS2_READING no "EDU-07", without KS2_WRITING no "EDU-07", without KS2_MATHS no "EDU-07",
        without ATTAINMENT_8 no "EDU-09", without ENGLISH_GRADE no "EDU-11", without MATHS_GRADE no "EDU-11",
        without SESSIONS_POSSIBLE no "EDU-12" "EDU-15", without SESSIONS_MISSED no "EDU-12" "EDU-15" {
        CHILD: "The child's number, as in the SSDA903 return; or in its place a column UPN with the pupil number that Header has.",
        SCHOOL_YEAR: "The school year, such as 2024/25. One year alone is the one in which it ends; a day is one of its days.",
        YEAR_GROUP: "The national curriculum year: N, R or 1 to 14. 6 ends key stage 2 and 11 ends key stage 4.",
        SESSIONS_POSSIBLE: "Half-days on which the child could have been at school while looked after.",
        SESSIONS_MISSED: "Half-days of these that were missed, with leave or without; 0 when none.",
        SESSIONS_UNAUTHORISED: "Half-days of these that were missed without leave. The column may be left out.",
        SUSPENSIONS: "How many suspensions (fixed period exclusions) began; 0 when none.",
        EXCLUDED: "Y when the child was excluded for good, N when not. The column may be left out.",
        SEN: "EHCP, SUPPORT or NONE, or E, K or N as in the school census. SpecialNeeds is used where it has the child on the day.",
        KS2_READING: "Y when the expected standard of key stage 2 was reached, N when not; or AS, EXS, GDS, NS, WTS, PKS, B, A, T.",
        KS2_WRITING: "The same of writing.",
        KS2_MATHS: "The same of mathematics.",
        ATTAINMENT_8: "The Attainment 8 score; 0 when there was no result.",
        ENGLISH_GRADE: "The better grade of English language and literature: 9 to 1, U, X or NE.",
        MATHS_GRADE: "The grade of mathematics.",
    }
    rows "A1,2024/25,6,372,19,4,0,N,SUPPORT,Y,N,Y,,," "B2,2024/25,11,365,58,31,2,N,EHCP,,,,21.5,3,2";

    /// A row is a spell of being registered with a general practitioner.
    gp_registrations: "GpRegistrations" "gp_registrations.csv" told by GP_START, needs GP_END {
        CHILD: "The child's number, as in the SSDA903 return.",
        GP_START: "The first day of the registration.",
        GP_END: "The last day; blank while it goes on.",
    }
    rows "A1,01/02/2018,12/05/2025" "A1,15/05/2025,";

    /// A row is a health assessment or a dental check of a looked-after child.
    health_checks: "HealthChecks" "health_checks.csv" told by CHECK_DATE, needs CHECK {
        CHILD: "The child's number, as in the SSDA903 return.",
        CHECK: "INITIAL for an initial health assessment, HEALTH for a review health assessment, DENTAL for a dental check. OPTICIAN counts for nothing here.",
        CHECK_DATE: "The day of the check.",
        CHECK_STATUS: "DONE when it took place; PLANNED, REFUSED and CANCEL do not count. Blank is taken as done.",
    }
    rows "A1,INITIAL,02/06/2025,DONE" "A1,DENTAL,14/07/2025,DONE" "B2,HEALTH,19/08/2025,REFUSED";

    /// A row is the allocation of a worker to a child: looked after, in need or disabled.
    allocations: "Allocations" "allocations.csv" told by ALLOCATED_FROM, needs ALLOCATED_TO {
        CHILD: "The child's number, as in the SSDA903 return.",
        ALLOCATED_FROM: "The first day of the allocation.",
        ALLOCATED_TO: "The last day; blank while it goes on.",
        QUALIFIED: "Y for a qualified, registered social worker, N for any other worker.",
    }
    rows "A1,10/05/2025,,Y" "B2,01/03/2025,30/09/2025,N";

    /// A row is a spell as a child in need: every child open to the authority, looked after or not.
    children_in_need: "ChildrenInNeed" "children_in_need.csv" told by CIN_START, needs CIN_END TRANSITION_PLAN_DATE {
        CHILD: "The child's number, as in the SSDA903 return where the child is in it.",
        DOB: "Date of birth.",
        CIN_START: "The first day as a child in need.",
        CIN_END: "The last day; blank while it goes on.",
        DISABLED: "Y when the child is disabled, N when not.",
        TRANSITION_PLAN_DATE: "The day on which a plan for the transition to adult life was made; blank when there is none.",
    }
    rows "B2,03/02/2010,01/03/2025,,Y,14/03/2025" "C3,19/08/2016,07/07/2025,,N,";

    /// A row is a review of a looked-after child, and whether a parent took part in it.
    review_parents: "ReviewParents" "review_parents.csv" told by PARENT_PARTICIPATED, needs REVIEW {
        CHILD: "The child's number, as in the SSDA903 return.",
        REVIEW: "The day of the review, as in Reviews.",
        PARENT_PARTICIPATED: "Y when a parent attended or sent views, N when not, NA when no parent could be asked (no contact allowed, whereabouts unknown, died).",
    }
    rows "A1,05/06/2025,Y" "A1,02/09/2025,NA";

    /// A row is what followed a child's return from being missing.
    return_interviews: "ReturnInterviews" "return_interviews.csv" told by RHI_OFFERED, needs MIS_START RHI_DATE {
        CHILD: "The child's number, as in the SSDA903 return.",
        MIS_START: "The first day missing, as in Missing.",
        RHI_OFFERED: "Y when a return home interview was offered, N when not.",
        RHI_ACCEPTED: "Y when it was accepted, N when not.",
        RHI_DATE: "The day of the interview; blank when there was none.",
    }
    rows "A1,04/07/2025,Y,Y,07/07/2025" "A1,19/09/2025,Y,N,";

    /// A row is a young person with a right to leaving care support.
    pathway_plans: "PathwayPlans" "pathway_plans.csv" told by ELIGIBILITY, needs,
        without PATHWAY_REVIEW_DATE no "LVR-13" "LVR-14", without PERSONAL_ADVISER no "LVR-15",
        without IN_TOUCH no "LVR-20" "LVR-29", without HOMELESS no "LVR-12", without SUPPORTED no "LVR-20", without SUITABLE no "LVR-22", without ACTIV no "LVR-25" {
        CHILD: "The young person's number, as in the SSDA903 return.",
        DOB: "Date of birth.",
        ELIGIBILITY: "ELIGIBLE, RELEVANT, FORMER (former relevant), QUALIFY (qualifying) or ENDED (none any more).",
        PATHWAY_PLAN_DATE: "The day on which the first pathway plan was made; blank when there is none.",
        PATHWAY_REVIEW_DATE: "The day on which the plan was last reviewed; blank when it never was.",
        PERSONAL_ADVISER: "Y when a personal adviser is allocated, N when not. A name counts as Y.",
        IN_TOUCH: "On the day of the list: YES, NO, DIED, REFU, NREQ or RHOM, as in OC3.",
        SUITABLE: "1 when the accommodation is suitable, 2 when not.",
        ACTIV: "The main activity on the day of the list, by the codes of OC3.",
        HOMELESS: "Y when the young person was homeless at any time in the year of the list, N when not. The column may be left out.",
        SUPPORTED: "From 21 on: Y when support was asked for and is given, N when it was asked for and is not, NA when none was asked for. The column may be left out.",
    }
    rows "D4,30/11/2006,FORMER,01/12/2024,04/06/2025,Y,YES,1,F2,N," "E5,17/02/2009,ELIGIBLE,,,N,YES,1,F2,,"
        "F6,08/08/2002,FORMER,01/12/2018,04/06/2025,Y,YES,1,F2,N,Y";

    /// A row is a child in care proceedings.
    proceedings: "Proceedings" "proceedings.csv" told by PROCEEDINGS_START, needs PROCEEDINGS_END {
        CHILD: "The child's number, as in the SSDA903 return where the child is in it.",
        PROCEEDINGS_START: "The day on which the court issued the application.",
        PROCEEDINGS_END: "The day of the final order; blank while the case goes on.",
    }
    rows "A1,12/05/2025,07/11/2025" "C3,02/12/2025,";

    /// A row is a household that asked about adopting.
    adopters: "Adopters" "adopters.csv" told by ENQUIRY_DATE, needs REGISTERED_DATE APPROVED_DATE MATCHED_DATE CLOSED_DATE {
        HOUSEHOLD: "The household's number: one row for each, not for each person.",
        ENQUIRY_DATE: "The day on which the household first asked.",
        REGISTERED_DATE: "The day on which its application was registered (stage 1 began).",
        APPROVED_DATE: "The day on which it was approved.",
        MATCHED_DATE: "The day on which it was matched with a child.",
        CLOSED_DATE: "The day on which it left before adopting.",
    }
    rows "H1,03/04/2025,01/05/2025,30/10/2025,," "H2,11/06/2025,,,,20/06/2025";

    /// A row is an approved foster household.
    foster_carers: "FosterCarers" "foster_carers.csv" told by CARER_APPROVED, needs CARER_ENDED {
        HOUSEHOLD: "The household's number: one row for each, not for each person.",
        CARER_KIND: "MAIN for mainstream, FAMILY for family and friends, LINK for short breaks.",
        CARER_APPROVED: "The day of approval.",
        CARER_ENDED: "The day on which the approval ended; blank while it goes on.",
    }
    rows "F1,MAIN,14/02/2016," "F2,LINK,09/03/2020,31/08/2025";

    /// A row is a postcode and where it lies, as the postcode directory of the Office for National Statistics has it.
    /// Only those that Episodes has are needed.
    postcodes: "Postcodes" "postcodes.csv" told by EASTING NORTHING, needs {
        POSTCODE: "The whole postcode, with its space or without. A district alone, such as ZX1, is too coarse for any figure.",
        EASTING: "Metres east on the national grid.",
        NORTHING: "Metres north on the national grid.",
        AUTHORITY: "The code of the authority that it lies in, such as E09000001 or W06000001.",
    }
    rows "ZX1 2AB,531200,178400,E09000001" "ZX10 4DE,556100,171900,E10000001";

    /// A row is a time of special educational needs: with an education, health and care plan, with support, or without.
    special_needs: "SpecialNeeds" "special_needs.csv" told by SEN_FROM, needs SEN SEN_TO {
        CHILD: "The child's number, as in the SSDA903 return.",
        SEN: "EHCP for an education, health and care plan, SUPPORT for support in school, NONE where there are no special needs.",
        SEN_FROM: "The first day.",
        SEN_TO: "The day on which it ended; blank while it goes on.",
    }
    rows "A1,EHCP,03/03/2024," "B2,NONE,01/09/2023,";

    /// A row is a rating of a provider by Ofsted, as its management information of social care providers has it. Only the
    /// providers that Episodes has are needed.
    provider_ratings: "ProviderRatings" "provider_ratings.csv" told by URN RATING, needs {
        URN: "The number that Ofsted gave the home, the agency or the service, as in Episodes.",
        RATING: "1 outstanding, 2 good, 3 requires improvement to be good, 4 inadequate, or these words. Overall experiences and progress of children and young people.",
        RATED_DATE: "The day of the inspection. A row for each; the latest by the as-at date counts. Blank counts as before every other.",
    }
    rows "SC999001,2,14/05/2025" "1234567,3,02/09/2025";

    /// A row is a figure that another system holds, typed in.
    typed_numbers: "TypedNumbers" "typed_numbers.csv" told by INDICATOR PERIOD_END, needs NUMERATOR {
        INDICATOR: "The number of the line, such as FDR-01.",
        PERIOD_END: "The last day that the figure covers.",
        NUMERATOR: "How many: a whole number; blank when only the value is known.",
        DENOMINATOR: "Of how many: a whole number; blank for a plain count.",
        VALUE: "The value in the unit of the line, when it is not numerator by denominator; one decimal is kept. A % or £ sign must be that of the line, and commas stand for thousands only.",
        NOTE: "Where the figure comes from. It stands beside the figure.",
        PERIOD_START: "The first day that the figure covers, so that a month never stands for a year; blank when the figure is of the line's own period or of a day. The column may be left out.",
        PART: "The part of the line that the figure is of, such as Primary schools; blank for the whole. It stands beside the figure of the whole for the same period. The column may be left out.",
        NAME: "The name of a measure of your own, whose INDICATOR is OWN-1, OWN-2 and so on; blank for the lines of the page. The column may be left out.",
        UNIT: "What a measure of your own is counted in: count, percent, days, weeks, pounds or score; for what is of no people with \"of things\" behind it, as in \"percent of things\", and then it is printed however small it is. Blank is taken as count. The column may be left out.",
        BETTER: "Which way is good for a measure of your own: higher, lower or neither. Blank is taken as neither. The column may be left out.",
        WORDS: "What was said on the last day, where it is no number: an inspection's judgement, a grade. It goes with a NAME and an INDICATOR such as OWN-2, and without numbers. The column may be left out.",
    }
    rows "FDR-01,30/11/2025,1064,,,Case system,01/04/2025,,,,," "LVR-16,31/12/2025,18,24,,Audit,,,,,,"
        "OWN-1,31/12/2025,21,28,,Fostering team,01/10/2025,,Foster carers supervised monthly,percent,higher,"
        "OWN-2,14/11/2025,,,,Ofsted,14/11/2025,,Inspection of the fostering service,,,Good";
}
