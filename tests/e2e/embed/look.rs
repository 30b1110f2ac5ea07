//! Pictures of the embedded check, for a person to look at.

use super::Embedded;

/// Writes pictures into the folder that `LANDFALL_LOOK` names; without it there is no one to look.
#[tokio::test]
async fn pictures_for_a_person() {
    let Some(folder) = std::env::var_os("LANDFALL_LOOK") else {
        return;
    };
    let folder = std::path::PathBuf::from(folder);
    for width in [360, 1280] {
        for place in [
            "/ko/",
            "/en/?accent=c2410c&radius=16",
            "/ja/?start=first&theme=dark",
        ] {
            let host = Embedded::new((width, 900)).await;
            host.loaded(place).await;
            host.enter().await;
            host.stage.page.leave_frame().await;
            let name: String = place.chars().filter(char::is_ascii_alphanumeric).collect();
            let picture = host.stage.page.screenshot().await;
            std::fs::write(folder.join(format!("{name}-{width}.png")), picture).unwrap();
        }
    }
}
