use cloud_drives_core::ErrorClass;

use super::*;

/// A folder of so many items behind a transport that pages like the service.
fn folder(total: u32) -> Scripted {
    Scripted::answering(move |call| {
        let number = |name| call.param(name).unwrap().parse::<u32>().unwrap();
        let (offset, limit) = (number("offset"), number("limit"));
        let items: Vec<String> = (offset..total.min(offset + limit))
            .map(|number| format!(r#"{{"name":"{number}"}}"#))
            .collect();
        let list = format!(
            r#""items":[{}],"limit":{limit},"offset":{offset}"#,
            items.join(",")
        );
        if call.path.ends_with("/files") || call.path.ends_with("/public") {
            return ok(&format!("{{{list}}}"));
        }
        ok(&format!(
            r#"{{"type":"dir","_embedded":{{{list},"total":{total}}}}}"#
        ))
    })
}

fn pages(transport: &Scripted) -> Vec<(String, String)> {
    let calls = transport.calls();
    let place = |name: &str, index: usize| calls[index].param(name).unwrap_or("-").to_owned();
    (0..calls.len())
        .map(|index| (place("offset", index), place("limit", index)))
        .collect()
}

fn expected(pages: &[(u32, u32)]) -> Vec<(String, String)> {
    let text = |(offset, limit): &(u32, u32)| (offset.to_string(), limit.to_string());
    pages.iter().map(text).collect()
}

#[tokio::test(start_paused = true)]
async fn a_folder_is_listed_over_as_many_pages_as_it_takes() {
    let transport = folder(1001);
    let items = disk(&transport).listdir("a").items();
    let names: Vec<String> = items
        .collect_all(2000)
        .await
        .unwrap()
        .into_iter()
        .map(|item| item.name)
        .collect();
    assert_eq!(names.len(), 1001);
    assert_eq!(names[1000], "1000");
    assert_eq!(
        pages(&transport),
        expected(&[(0, 500), (500, 500), (1000, 500)])
    );
    assert_eq!(
        transport.calls()[0].param("fields"),
        Some("type,_embedded,_embedded.offset,_embedded.limit,_embedded.total,_embedded.items")
    );
}

#[tokio::test(start_paused = true)]
async fn the_last_page_is_asked_for_no_more_than_wanted() {
    for (max_items, requests) in [
        (0, vec![(7, 0)]),
        (1, vec![(7, 1)]),
        (4, vec![(7, 4)]),
        (5, vec![(7, 4), (11, 1)]),
        (100, vec![(7, 4), (11, 4), (15, 4), (19, 4)]),
    ] {
        let transport = folder(20);
        let items = disk(&transport)
            .listdir("a")
            .offset(7)
            .page_size(4)
            .max_items(max_items)
            .items();
        let count = items.collect_all(1000).await.unwrap().len();
        assert_eq!(count, (max_items as usize).min(13));
        assert_eq!(pages(&transport), expected(&requests), "{max_items}");
    }
}

#[tokio::test(start_paused = true)]
async fn flat_lists_end_with_a_short_page() {
    let transport = folder(250);
    let files = disk(&transport)
        .get_files()
        .media_type(["image", "video"])
        .items();
    assert_eq!(files.collect_all(1000).await.unwrap().len(), 250);
    assert_eq!(pages(&transport), expected(&[(0, 200), (200, 200)]));
    assert_eq!(
        transport.calls()[0].param("media_type"),
        Some("image,video")
    );
    let transport = folder(200);
    let published = disk(&transport)
        .get_all_public_resources()
        .type_("file")
        .items();
    assert_eq!(published.collect_all(1000).await.unwrap().len(), 200);
    assert_eq!(
        pages(&transport),
        expected(&[(0, 100), (100, 100), (200, 100)])
    );
}

#[tokio::test(start_paused = true)]
async fn a_listing_can_be_left_and_taken_up_again() {
    let transport = folder(10);
    let disk = disk(&transport);
    let listing = || disk.listdir("a").page_size(4).items();
    let mut items = listing();
    for _ in 0..6 {
        items.try_next().await.unwrap();
    }
    let place = items.continuation().to_string();
    let mut rest = listing().resume(place.parse().unwrap()).unwrap();
    assert_eq!(rest.try_next().await.unwrap().unwrap().name, "6");
    assert_eq!(rest.collect_all(10).await.unwrap().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_file_can_t_be_listed() {
    let transport = Scripted::always(ok(r#"{"type":"file"}"#));
    let error = disk(&transport)
        .listdir("a.txt")
        .items()
        .try_next()
        .await
        .unwrap_err();
    assert_eq!(error.class(), ErrorClass::WrongResourceType);
    assert_eq!(
        error.to_string(),
        "resources.get: this is not a folder but a file, which has nothing in it to list"
    );
    for body in [r#"{"type":"dir"}"#, "{}"] {
        let disk = disk(&Scripted::always(ok(body)));
        let error = disk
            .trash_listdir("a")
            .items()
            .try_next()
            .await
            .unwrap_err();
        assert_eq!(error.class(), ErrorClass::Protocol, "{body}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_service_that_gives_less_than_asked_for_is_followed() {
    // Never more than 3 items a page, whatever is asked for.
    let transport = Scripted::answering(|call| {
        let offset: u32 = call.param("offset").unwrap().parse().unwrap();
        let items: Vec<String> = (offset..(offset + 3).min(8))
            .map(|number| format!(r#"{{"name":"{number}"}}"#))
            .collect();
        ok(&format!(
            r#"{{"type":"dir","_embedded":{{"items":[{}],"limit":3,"offset":{offset},"total":8}}}}"#,
            items.join(",")
        ))
    });
    let items = disk(&transport)
        .listdir("a")
        .items()
        .collect_all(100)
        .await
        .unwrap();
    assert_eq!(items.len(), 8);
    assert_eq!(items[7].name, "7");
}
