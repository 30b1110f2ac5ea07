//! Prints the static screens of the entry pages as JSON: language, then `start`, `regions` (the
//! start of the regions alone), `first`, and the texts of the page's head. `cargo xtask` builds the
//! entry pages from it.

use std::collections::BTreeMap;
use std::error::Error;
use std::rc::Rc;

use landfall::catalog::Catalog;
use landfall::content;
use landfall::host::Still;
use landfall::language::Language;
use landfall::session::{Action, Session};
use landfall::text::{Text, Ui};

fn main() -> Result<(), Box<dyn Error>> {
    let pack = content::pack();
    let structure = content::structure(&pack)?.to_string();
    let catalog = Rc::new(Catalog::parse(&structure)?);
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let pages = tokio::task::LocalSet::new().block_on(&runtime, pages(&pack, &catalog))?;
    println!("{}", serde_json::to_string(&pages)?);
    Ok(())
}

async fn pages(
    pack: &content::Pack,
    catalog: &Rc<Catalog>,
) -> Result<BTreeMap<&'static str, BTreeMap<&'static str, String>>, Box<dyn Error>> {
    let mut pages = BTreeMap::new();
    for language in Language::ALL {
        let words = content::words(pack, language)?.to_string();
        let text = Rc::new(Text::parse(catalog, language, &words)?);
        let start = Session::default();
        let first = start.apply(catalog, Action::Start { express: false });
        let first = first.ok_or("the check has no first question")?;
        let mut regions = start.clone();
        regions.company.only_regions = true;
        let page = BTreeMap::from([
            ("title", text.ui(Ui::Product).to_owned()),
            ("description", text.ui(Ui::PromiseDetail).to_owned()),
            ("opening", text.ui(Ui::Loading).to_owned()),
            ("start", Still::new(catalog, &text, start).html().await),
            ("regions", Still::new(catalog, &text, regions).html().await),
            ("first", Still::new(catalog, &text, first).html().await),
        ]);
        pages.insert(language.code(), page);
    }
    Ok(pages)
}
